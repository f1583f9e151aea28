@echo off
rem Starts Common Ground from this folder, without internet.
cd /d "%~dp0"
where py >nul 2>nul
if errorlevel 1 (python -I -S start.py %*) else (py -{python} -I -S start.py %*)
pause
