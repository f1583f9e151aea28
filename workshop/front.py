"""Streamlit's one page, as it is sent for each of ours, with two lines more.

One says where its server is. Without it a browser that opens `/table` asks for the server below `/table/` too, in case the app lives
there: two requests of each page that come to nothing, and are told as errors in its console.

The other brings a style sheet of ours for what Streamlit's own widgets lack.
"""

from pathlib import Path

WHERE = '<script>window.__streamlit = {BACKEND_BASE_URL: new URL("/", location.href).href}</script>'
PLAINLY = '<link rel="stylesheet" href="/ours/streamlit.css">'


def fronted(index: Path, folder: Path) -> Path:
    """A copy of Streamlit's page in a folder, with these lines in it."""
    copy = folder / "index.html"
    copy.write_text(index.read_text(encoding="utf-8").replace("<head>", f"<head>{WHERE}{PLAINLY}", 1), encoding="utf-8")
    return copy
