"""The headers with which everything leaves this server: what a page may load and run, who may frame it, what it tells other sites.

Streamlit's pages run scripts of this server and one inline script, known by its hash; no text is ever run as a script (no
'unsafe-eval': charts are drawn by vega's interpreter). Two things stay open, since Streamlit needs them: `blob:` scripts, as which it
loads the starter of a component, and inline styles. The doors' plain pages allow neither and bring a stricter policy of their own,
which is left as it is.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workshop.addresses import plain_host

INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
SEALED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not read frame-ancestors
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
}


def inline_hashes(page: Path) -> list[str]:
    """The inline scripts of a page as a policy names them."""
    found = INLINE.findall(page.read_bytes())
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in found]


def policy(hashes: Iterable[str], host: str) -> str:
    """The policy of Streamlit's pages, asked for at a host; for older browsers 'self' means no socket, so that is named."""
    sockets = f"ws://{host} wss://{host}" if plain_host(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self' blob:", *hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' data: {sockets}".strip(),
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


class Sealed:
    """Pure ASGI middleware: adds to each answer the headers that it does not have. `index` is Streamlit's page."""

    def __init__(self, app: ASGIApp, index: Path) -> None:
        self.app, self.hashes = app, inline_hashes(index)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SEALED.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", policy(self.hashes, host))
            await send(message)

        await self.app(scope, receive, sealed)
