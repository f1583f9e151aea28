"""A press is never lost, whatever else asks for the page meanwhile: on the real server, by Streamlit's own messages."""

import asyncio
from pathlib import Path
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from exercises.rehearsal.screen import Screen
from tests.benchmarks.past import today
from tests.server import Running, running
from workshop.laptop import Laptop
from workshop.words import words

PRESSES = 12  # of which about six were lost


class Control(Screen):
    """The control room, as a browser has it open."""

    def __init__(self, *given: str) -> None:
        super().__init__(*given)
        self.buttons: dict[str, str] = {}

    def _taken(self, message: ForwardMsg, drawn: dict[str, Any]) -> bool:
        button = message.delta.new_element.button
        self.buttons |= {button.label: button.id} if button.id else {}
        return super()._taken(message, drawn)

    async def presses(self, label: str) -> None:
        """Press a button, and right behind it have the ear ask for a drawing, as it does when it hears of something new."""
        pressed = self._asked("", None)
        state = pressed.rerun_script.widget_states.widgets.add()
        state.id, state.trigger_value = self.buttons[label], True
        await self._socket.send(pressed.SerializeToString())
        await self.draw("ear", label)


async def pressed(server: Running, world: Any, opens: dict[str, tuple[str, str]]) -> int:
    """How many of some presses came to something, each awaited before the next."""
    lead, (_, cookie) = world.lead, opens["control"]
    async with (
        Control(server.address, "control", *opens["control"]) as page,
        Laptop(server.address, lead.link, cookie) as ear,
    ):
        await ear.show("stage")
        await page.draw()
        for number in range(PRESSES):
            revision = ear.revisions["stage"]
            await page.presses(words()("control.two_more"))
            try:
                await asyncio.wait_for(ear.until("stage", lambda _, at=revision: ear.revisions["stage"] > at), 10)
            except TimeoutError:
                return number
    return PRESSES


def test_a_press_is_kept_though_the_page_is_asked_for_right_behind_it(tmp_path: Path) -> None:
    """Two more minutes, time after time, each with the ear at its heels."""
    world, opens = today(tmp_path)
    with running(tmp_path) as server:
        assert asyncio.run(pressed(server, world, opens)) == PRESSES
