"""A page of Streamlit's as a browser has it open, by Streamlit's own messages: protobuf over the socket `/_stcore/stream`.

A browser sends a `BackMsg` that asks for the page to be run, and is sent `ForwardMsg`s until `script_finished`. A piece of ours
(`exercises/parts`) that wants the page drawn again sends a trigger along. Large elements that have not changed come as references by
hash, as they do for a browser.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

OURS = "common_ground_"
TRIGGER = "$$STREAMLIT_INTERNAL_KEY_{id}__events"  # as `streamlit.components.v2` names the trigger of a piece


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of ours on the page: its id there, and the data that it was given."""

    id: str
    data: dict[str, Any]


class PageFault(Exception):
    """The page could not be drawn. Its text says which."""


class Screen:
    """One page, opened as `async with Screen(...) as page:`; `page.pieces` are those on it, by name."""

    def __init__(self, base: str, page: str, query: str, cookie: str) -> None:
        self.pieces: dict[str, Piece] = {}
        self._base, self._page, self._query, self._cookie = base, page, query, cookie
        self._hash = ""
        self._known: dict[str, tuple[str, Piece] | None] = {}  # large elements by hash
        self._one_at_a_time = asyncio.Lock()

    async def __aenter__(self) -> "Screen":
        self._socket: ClientConnection = await connect(
            f"{self._base.replace('http', 'ws', 1)}/_stcore/stream",
            additional_headers={"Cookie": self._cookie},
            origin=Origin(self._base),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            proxy=None,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()

    async def draw(self, asking: str = "", value: Any = None) -> None:
        """Have the page drawn, and wait until it is; `asking` names the piece that asks for it. Raises PageFault."""
        async with self._one_at_a_time:
            await self._socket.send(self._asked(asking, value).SerializeToString())
            drawn: dict[str, Piece] = {}
            while not self._taken(ForwardMsg.FromString(await self._received()), drawn):
                pass
            self.pieces = drawn

    async def _received(self) -> bytes:
        received = await self._socket.recv()
        return received if isinstance(received, bytes) else received.encode()

    def _asked(self, asking: str, value: Any) -> BackMsg:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash = self._query, self._hash
        run.page_name = "" if self._hash else self._page
        run.cached_message_hashes.extend(self._known)
        if asking in self.pieces:
            state = run.widget_states.widgets.add()
            state.id = TRIGGER.format(id=self.pieces[asking].id)
            state.json_trigger_value = json.dumps([{"event": "changed", "value": value}])
        return message

    def _taken(self, message: ForwardMsg, drawn: dict[str, Piece]) -> bool:
        """Take in one message, with the piece that it brings added to those `drawn`; whether it was the last."""
        sort = message.WhichOneof("type")
        if sort == "navigation":
            self._hash = message.navigation.page_script_hash
        elif sort == "ref_hash":
            drawn.update(filter(None, [self._known.get(message.ref_hash)]))
        elif sort == "delta" and message.delta.WhichOneof("type") == "new_element":
            found = _piece(message.delta.new_element, self._page)
            if message.metadata.cacheable:
                self._known[message.hash] = found
            drawn.update(filter(None, [found]))
        elif sort == "script_finished" and message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise PageFault(f"The page “{self._page}” could not be drawn.")
        return sort == "script_finished"


def _piece(element: Any, page: str) -> tuple[str, Piece] | None:
    """The name of the piece of ours that an element is, and the piece."""
    sort = element.WhichOneof("type")
    if sort == "exception":
        raise PageFault(f"The page “{page}” could not be drawn: {element.exception.type}.")
    if sort != "bidi_component" or not element.bidi_component.component_name.startswith(OURS):
        return None
    piece = element.bidi_component
    return piece.component_name.removeprefix(OURS), Piece(piece.id, json.loads(piece.json)[0] if piece.json else {})
