"""Streamlit's one page, as it is sent for each of ours, with a line more that says where its server is.

Without that line a browser that opens `/table` asks for the server below `/table/` too, in case the app lives there: two requests of each
page that come to nothing, and are told as errors in its console.
"""

from pathlib import Path

WHERE = '<script>window.__streamlit = {BACKEND_BASE_URL: new URL("/", location.href).href}</script>'


def fronted(index: Path, folder: Path) -> Path:
    """A copy of Streamlit's page in a folder, with the line in it."""
    copy = folder / "index.html"
    copy.write_text(index.read_text(encoding="utf-8").replace("<head>", f"<head>{WHERE}", 1), encoding="utf-8")
    return copy
