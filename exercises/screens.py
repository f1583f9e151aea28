"""The screens of each kind of exercise, for pages: `SCREENS["ranking"].table(scene)`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from types import ModuleType

from exercises import NAMES, room
from workshop.scene import Scene


@dataclass(frozen=True, slots=True)
class Screen:
    """What an exercise's `screen.py` draws. The first four every exercise has; the rest where it needs them.

    table(scene): a table's screen, while the activity is open and after the reveal.
    question(scene): what the wall asks while tables work: a heading, and the lines under it. Nothing that a table said.
    room(scene): what the wall shows after a press of reveal, below its heading: the content of that press and nothing more.
    facilitator(scene, activity): everything said in one activity, for lead and helpers, on a page that is not for the room.

    wall(scene): what the wall shows while tables work, where that is more than a question. Nothing that was not released. It
        gives False where it has drawn nothing, and the question is shown.
    wall_shows(scene): what it drew, in words for the control room; "" where the question is shown.
    beside(scene, activity): what a table's page holds of it while another activity, or none, is on screen.
    waiting(scene, activity): how many things wait for the lead on the desk.
    desk(scene, activity): what lead and helpers work on for the room, such as notes to release and to sort.
    subjects(scene): what a press that is about one thing can be about: ids with their labels, those proposed first.
    called_on(scene, subject): the tables to hear about it, which are given a minute's notice; [] for nobody.
    pairs(scene): after the reveal, tables that may be shown each other's answers, each in one pair; () for nobody.
    """

    table: Callable[[Scene], None]
    question: Callable[[Scene], tuple[str, list[str]]]
    room: Callable[[Scene], None]
    facilitator: Callable[[Scene, str], None]
    wall: Callable[[Scene], bool | None] | None = None
    wall_shows: Callable[[Scene], str] = lambda scene: ""
    beside: Callable[[Scene, str], None] | None = None
    waiting: Callable[[Scene, str], int] = lambda scene, activity: 0
    desk: Callable[[Scene, str], None] | None = None
    subjects: Callable[[Scene], Mapping[str, str]] = lambda scene: {}
    called_on: Callable[[Scene, str], Sequence[int]] = lambda scene, subject: []
    pairs: Callable[[Scene], Sequence[Sequence[int]]] = lambda scene: ()

    @classmethod
    def of(cls, module: ModuleType) -> "Screen":
        """The screen that a module draws, from its functions of these names."""
        return cls(**{one.name: getattr(module, one.name) for one in fields(cls) if hasattr(module, one.name)})


SCREENS: dict[str, Screen] = {name: Screen.of(room(name, "screen")) for name in NAMES}
