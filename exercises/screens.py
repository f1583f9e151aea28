"""The screens of each kind of exercise, for pages: `SCREENS["ranking"].table(scene)`."""

from types import ModuleType

from exercises.ranking import screen as ranking

SCREENS: dict[str, ModuleType] = {"ranking": ranking}
