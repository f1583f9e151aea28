"""A bare page that holds nothing but components: our own static files, with a live socket made of straw."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parents[3] / "exercises" / "parts" / "static"
STUB = Path(__file__).with_name("stub_live.js")
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Board</title><style>
  :root { font-size: 18px; --st-text-color: #1a1c22; --st-background-color: #fff; --st-font: system-ui, sans-serif }
  .dark { --st-text-color: #fafafa; --st-background-color: #0e1117; color-scheme: dark }
  body { margin: 0; background: var(--st-background-color); color: var(--st-text-color); font-family: var(--st-font) }
  main { padding: 1rem; max-width: 1300px; margin: auto }
</style></head><body><main><h1>Public benefit</h1></main>
<script type="module">
  import mount from "./ours/board.js"
  window.boards = {}
  window.mount = data => {
    const at = window.boards[data.seat] ??= document.querySelector("main").appendChild(document.createElement("div"))
    at.id = `seat-${data.seat}`
    const parentElement = at.shadowRoot ?? at.attachShadow({mode: "open"})
    if (!parentElement.firstChild) parentElement.innerHTML = '<div class="root"></div>'
    window.leave = mount({data, parentElement, setTriggerValue() {}})
  }
  window.ready = true
</script></body></html>"""


class _Files(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.split("?")[0].rpartition("/")[2]
        if not name:
            return self.give("text/html", PAGE.encode())
        file = STUB if name == "live.js" else STATIC / name
        if not file.is_file():
            return self.send_error(404)
        return self.give("text/css" if file.suffix == ".css" else "text/javascript", file.read_bytes())

    def give(self, kind: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """The address of the page, on a port of its own, while the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Files) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
