"""The store's tables, and the steps that bring an older store up to this version.

`journal` holds every act in the order in which it was kept, `answers` what those acts fold to, `marks` the last act taken from
each client. Text stands only in `journal.act` and in `answers.body`. `links` are capability links, hashed: whoever holds
the secret holds the role; there are no accounts and no names. `readings` are addresses of reports, which give no role.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Column, Connection, Float, Index, Integer, MetaData, String, Table, Text, insert, inspect, select

SIMULATED = (
    "demonstration",
    "rehearsal",
)  # the sorts of workshops that scripted laptops hold, of which nothing is kept
metadata = MetaData()

meta = Table("meta", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

workshops = Table(
    "workshops",
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False, unique=True),
    Column("sort", String, nullable=False),  # workshop, imported, demonstration or rehearsal
    Column("made_at", Float, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("hash", String, primary_key=True),
    Column("workshop", String, nullable=False, index=True),  # empty for the host
    Column("role", String, nullable=False),
    Column("seat", Integer),
    Column("table_id", Integer),
    Column("made_at", Float, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("workshop", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("round", Integer, nullable=False),
    Column("party", String, nullable=False),
    Column("client", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("by", String, nullable=False),
    Column("through", String, nullable=False),
    Column("stage", Integer),
    Column("kind", String, nullable=False),
    Column("act", Text, nullable=False),
    Column("status", String, nullable=False),  # done or late
    Column("at", Float, nullable=False),
    Index("journal_of_workshop", "workshop", "id"),
    sqlite_autoincrement=True,
)

answers = Table(
    "answers",
    metadata,
    Column("workshop", String, primary_key=True),
    Column("activity", String, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("party", String, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("late", Text, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("workshop", String, primary_key=True),
    Column("client", String, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("why", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("hash", String, primary_key=True),
    Column("workshop", String, nullable=False, index=True),
    Column("secret", String),  # null once another took its place
    Column("made_at", Float, nullable=False),
)

TABLES = ", ".join(table.name for table in metadata.sorted_tables)
OF_A_WORKSHOP = tuple(
    table.name for table in metadata.sorted_tables if "workshop" in table.columns
)  # what goes with one

Upgrade = Callable[[Connection], None]
UPGRADES: Sequence[Upgrade] = (readings.create,)  # one function(connection) a step: UPGRADES[0] brings version 1 to 2


class WrongVersion(Exception):
    """The store was written by a newer version of Common Ground; its text is the sentence to show."""


def version_of(upgrades: Sequence[Upgrade]) -> int:
    """The version of the tables above: that of the last step."""
    return 1 + len(upgrades)


def older(connection: Connection, upgrades: Sequence[Upgrade] = UPGRADES) -> int | None:
    """The version of a store that is to be brought up to date; None of any other. WrongVersion for a newer one."""
    found, now = _version(connection), version_of(upgrades)
    if found is not None and found > now:
        raise WrongVersion(
            f"This store was written by a newer Common Ground (store version {found}; this one reads up to {now}). "
            "Nothing was changed. Start it with the newer version."
        )
    return found if found is not None and found < now else None


def prepare(connection: Connection, upgrades: Sequence[Upgrade] = UPGRADES) -> None:
    """Make the tables in an empty store, or bring an older store up to date. WrongVersion leaves it untouched."""
    behind, now = older(connection, upgrades), str(version_of(upgrades))
    if behind is not None:
        for step in upgrades[behind - 1 :]:
            step(connection)
    elif _version(connection) is None:
        metadata.create_all(connection)
        connection.execute(insert(meta).values(name="schema_version", value=now))
    connection.execute(meta.update().where(meta.c.name == "schema_version").values(value=now))


def _version(connection: Connection) -> int | None:
    """The store's version; None in an empty store, and in one whose making was cut short."""
    if not inspect(connection).has_table("meta"):
        return None
    found = connection.execute(select(meta.c.value).where(meta.c.name == "schema_version")).scalar()
    return None if found is None else int(found)
