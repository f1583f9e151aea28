#!/bin/sh
# Starts Common Ground from this folder, without internet.  sh start.sh
cd "$(dirname "$0")" || exit 1
for python in python{python} python3 python; do
    if "$python" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "{python}")' 2>/dev/null; then
        exec "$python" -I -S start.py "$@"
    fi
done
echo "Python {python} was not found on this machine. Install it, then start this again." >&2
exit 1
