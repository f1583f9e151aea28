"""The demonstration: simulated tables that rank through the same acts, store and socket as real ones."""

from workshop.casebook import Pack
from workshop.live import Live
from workshop.store import Store, Workshop


class Demonstration:
    def __init__(self, store: Store, live: Live, packs: dict[str, Pack]) -> None:
        self.store, self.live, self.packs = store, live, packs

    def start(self) -> Workshop:
        return self.store.new_workshop("demonstration")

    def stop(self) -> None:
        pass
