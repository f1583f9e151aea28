"""Setting up: what the lead decides beforehand, on one page, saved by one press.

What is typed stays in the page until Save; a refusal says its one sentence and takes nothing away. While the day runs the
page stays open to every change that loses nothing of what tables said.
"""

from collections.abc import Callable
from random import Random
from secrets import randbits, token_hex

import streamlit as st

from exercises.parts import ways
from exercises.ranking import EXERCISES, Exercise, minutes_needed
from pages.addresses import base, joining
from pages.house import house
from pages.visitor import turn_away, visitor
from workshop.acts import Refused
from workshop.casebook import CaseStudy
from workshop.day import MOST_TABLES, Activity, Setup, TablePlace, plain_setup
from workshop.doors import qr_svg
from workshop.links import address
from workshop.markdown import plain
from workshop.scene import Scene
from workshop.setting_up import (
    MOST_WORDS,
    faults,
    more_tables,
    moved,
    new_setup,
    own_cards,
    suggested,
    warnings,
    with_cards,
    words_in,
)
from workshop.store import StoreFault

WIDTH, TABLES_IN_A_ROW = 900, 4
ROLES = ("helper", "lead", "room", "seat")
here, link = house(), visitor("lead")
say, kept = here.words, st.session_state
entry = here.store.workshop(id=link.workshop)
if entry is None or entry.sort == "demonstration":
    turn_away()
code = entry.code
scene = Scene(here.store, say, link)
stored, begun = scene.day.setup, scene.day.begun


# -- what the page holds until it is saved


def rankings() -> list[Activity]:
    cards = len(next(iter(here.packs.values())).decks["default"])
    return [
        Activity(one.id, "ranking", one.id, one.heading, minutes_needed(cards), one.instruction)
        for one in EXERCISES.values()
    ]


def begin() -> None:
    """Fill the page once, from what is saved or from a first suggestion."""
    kept.chance = randbits(64)
    first_deck = next(iter(here.packs.values())).deck("default")
    setup = stored if stored.tables else new_setup(first_deck, rankings(), Random(kept.chance))
    kept.opened_with = stored
    kept.tables = [table.id for table in setup.tables]
    kept.cards = [dealt.card.id for dealt in setup.cards]
    packs = {card.id for pack in here.packs.values() for card in pack.cards}
    ever = own_cards(here.store.journal(link.workshop))
    kept.own = {one: card for one, card in ever.items() if one not in packs}
    kept.own |= {dealt.card.id: dealt.card for dealt in stored.cards}
    kept.update(area=setup.area, host=setup.host, date=setup.date, count=len(setup.tables))
    kept.update(names_on_wall=setup.names_on_wall, keep_days=setup.keep_days, minimum_count=setup.minimum_count)
    kept.update({f"name {table.id}": table.name for table in setup.tables})
    kept.closed = [table.id for table in setup.tables if table.closed]
    for suggestion in rankings():
        saved = setup.activity(suggestion.id)
        one = saved or suggestion
        kept.update({f"hold {one.id}": saved is not None, f"minutes {one.id}": one.minutes})
        kept.update({f"instruction {one.id}": one.instruction, f"think {one.id}": one.think_first})


def library() -> dict[str, CaseStudy]:
    """Every card that can be chosen, by id: the packs', and this workshop's own and its own texts."""
    packs = {card.id: card for pack in here.packs.values() for card in pack.cards}
    return {**packs, **kept.own}


def drafted() -> Setup:
    """The setting-up as the page shows it."""
    tables = tuple(TablePlace(one, kept[f"name {one}"].strip(), one in kept.closed) for one in kept.tables)
    texts = {name: kept[name].strip() for name in ("area", "host", "date")}
    rules = {name: kept[name] for name in ("names_on_wall", "keep_days", "minimum_count")}
    bare = Setup(**texts, **rules, tables=tables, cards=kept.opened_with.cards, activities=activities())
    return with_cards(bare, [library()[card] for card in kept.cards], Random(kept.chance))


def activities() -> tuple[Activity, ...]:
    ours = {one.id: one for one in map(activity, EXERCISES.values()) if kept[f"hold {one.id}"]}
    others = [one for one in kept.opened_with.activities if one.id not in EXERCISES]
    return (*ours.values(), *others)


def activity(exercise: Exercise) -> Activity:
    saved = kept.opened_with.activity(exercise.id)
    return Activity(
        exercise.id, "ranking", exercise.id, saved.heading if saved else exercise.heading,
        kept[f"minutes {exercise.id}"], kept[f"instruction {exercise.id}"].strip(), kept[f"think {exercise.id}"],
    )  # fmt: skip


# -- where and when


def place_and_date() -> None:
    st.header(say("setup.place"))
    st.text_input(say("setup.area"), key="area", max_chars=80)
    left, right = st.columns(2)
    left.text_input(say("setup.host"), key="host", max_chars=80)
    right.text_input(say("setup.date"), key="date", max_chars=40)


# -- tables


def tables() -> None:
    st.header(say("setup.tables"))
    st.markdown(say("setup.tables_begun" if begun else "setup.tables_about"))
    fewest = len(kept.opened_with.tables) if begun else 1
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    left.number_input(say("setup.how_many"), fewest, MOST_TABLES, key="count", on_change=resize)
    if not begun:
        with right.container(horizontal=True):
            st.button(say("setup.by_trees"), on_click=rename, args=(True,))
            st.button(say("setup.by_numbers"), on_click=rename, args=(False,))
    for start in range(0, len(kept.tables), TABLES_IN_A_ROW):
        for at, column in enumerate(st.columns(TABLES_IN_A_ROW), start):
            if at < len(kept.tables):
                column.text_input(say("setup.table_name", n=at + 1), key=f"name {kept.tables[at]}", max_chars=30)
    if begun:
        st.multiselect(say("setup.closed"), kept.tables, key="closed", format_func=table_names().__getitem__)
    else:
        take_a_table_away()


def table_names() -> dict[int, str]:
    """What each table is called, where a name is empty its place in the list."""
    places = {one: say("setup.table_name", n=n) for n, one in enumerate(kept.tables, 1)}
    return {one: kept[f"name {one}"].strip() or place for one, place in places.items()}


def take_a_table_away() -> None:
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    left.selectbox(say("setup.away"), kept.tables, index=None, key="away", format_func=table_names().__getitem__,
                   placeholder=say("setup.choose_table"))  # fmt: skip
    right.button(say("setup.take_away"), on_click=take_away)


def resize() -> None:
    ever = [*kept.tables, *(table.id for table in kept.opened_with.tables)]
    names = {one: kept[f"name {one}"] for one in kept.tables}
    added = more_tables(list(names.values()), kept.count - len(kept.tables), max(ever, default=0))
    kept.update({f"name {table.id}": table.name for table in added})
    kept.tables = [*kept.tables[: kept.count], *(table.id for table in added)]


def rename(trees: bool) -> None:
    for one, name in zip(kept.tables, suggested(len(kept.tables), trees), strict=True):
        kept[f"name {one}"] = name


def take_away() -> None:
    if kept.away in kept.tables:
        kept.tables = [one for one in kept.tables if one != kept.away]
        kept.count = len(kept.tables)
        kept.away = None


# -- cards


def cards() -> None:
    st.header(say("setup.cards"))
    st.markdown(say("setup.cards_about", n=len(kept.cards), minutes=minutes_needed(len(kept.cards))))
    if not begun:
        presets()
    if kept.cards:
        if kept.get("card") not in kept.cards:
            kept.card = kept.cards[0]
        st.radio(say("setup.order"), kept.cards, key="card", format_func=card_lines().__getitem__)
        with st.container(horizontal=True):
            st.button(say("setup.up"), on_click=move, args=(-1,))
            st.button(say("setup.down"), on_click=move, args=(1,))
            fixed = begun and kept.card in kept.opened_with.deck()
            st.button(say("setup.take_out"), on_click=take_out, disabled=fixed)
        if fixed:
            st.markdown(say("setup.fixed"))
    add_a_card()


def presets() -> None:
    with st.container(horizontal=True):
        for pack in here.packs.values():
            for name, deck in pack.decks.items():
                label = say(f"setup.deck_{name}", n=len(deck)) if name in ("default", "two_hours") else plain(name)
                st.button(label, key=f"deck {pack.id} {name}", on_click=choose, args=(list(deck),))


def card_lines() -> dict[str, str]:
    """A line for each chosen card: its place, its names, and its letter once it has one."""
    letters = {dealt.card.id: dealt.letter for dealt in kept.opened_with.cards}
    lines = {one: f"{n}. {named(library()[one])}" for n, one in enumerate(kept.cards, 1)}
    told = {one: f" ({say('setup.letter', letter=letters[one])})" for one in lines if one in letters}
    return {one: plain(line + told.get(one, "")) for one, line in lines.items()}


def named(card: CaseStudy) -> str:
    return f"{card.short_name}: {card.title}"


def add_a_card() -> None:
    others = {one: card for one, card in library().items() if one not in kept.cards}
    lines = {one: named(card) for one, card in others.items()}
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    left.selectbox(
        say("setup.another"), others, index=None, key="another", placeholder=say("setup.choose_card"),
        format_func=lines.__getitem__,
    )  # fmt: skip
    right.button(say("setup.add"), on_click=add)
    if chosen := others.get(kept.another or ""):
        st.markdown(plain(chosen.kept_for or chosen.summary))


def choose(order: list[str]) -> None:
    """Put these cards in the place of those chosen; minutes that were just enough stay so."""
    enough, now = minutes_needed(len(kept.cards)), minutes_needed(len(order))
    for one in EXERCISES:
        if kept[f"minutes {one}"] == enough:
            kept[f"minutes {one}"] = now
    kept.cards = order


def move(by: int) -> None:
    kept.cards = moved(kept.cards, kept.card, by)
    kept.card = kept.card


def take_out() -> None:
    at = kept.cards.index(kept.card)
    choose([one for one in kept.cards if one != kept.card])
    if kept.cards:
        kept.card = kept.cards[min(at, len(kept.cards) - 1)]


def add() -> None:
    if kept.another and kept.another not in kept.cards:
        choose([*kept.cards, kept.another])
        kept.card, kept.another = kept.another, None


# -- rankings


def both_rankings() -> None:
    st.header(say("setup.rankings"))
    st.markdown(say("setup.rankings_about"))
    for exercise in EXERCISES.values():
        with st.container(border=True):
            ranking(exercise)
    needed = minutes_needed(len(kept.cards))
    if any(kept[f"minutes {one}"] < needed for one in EXERCISES if kept[f"hold {one}"]):
        st.button(say("setup.give", minutes=needed), on_click=give, args=(needed,))


def give(minutes: int) -> None:
    kept.update({f"minutes {one}": minutes for one in EXERCISES})


def ranking(exercise: Exercise) -> None:
    """One ranking: whether it is held, its minutes beside what the cards need, and its instruction counted."""
    st.subheader(plain(exercise.heading))
    st.checkbox(say("setup.hold", heading=exercise.heading), key=f"hold {exercise.id}")
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    left.number_input(say("setup.minutes", heading=exercise.heading), 1, 480, key=f"minutes {exercise.id}")
    right.markdown(say("setup.needed", n=len(kept.cards), minutes=minutes_needed(len(kept.cards))))
    text = st.text_area(
        say("setup.instruction", heading=exercise.heading), key=f"instruction {exercise.id}", max_chars=2000
    )
    st.markdown(say("setup.words", n=words_in(text), most=MOST_WORDS))
    st.checkbox(say("setup.think", heading=exercise.heading), key=f"think {exercise.id}")


# -- showing and keeping


def showing_and_keeping() -> None:
    st.header(say("setup.keeping"))
    st.checkbox(say("setup.names_on_wall"), key="names_on_wall")
    left, right = st.columns(2)
    left.number_input(say("setup.keep_days"), 1, 3650, key="keep_days")
    right.number_input(say("setup.minimum_count"), 2, 20, key="minimum_count")


# -- saving, and what comes next


def save(setup: Setup) -> list[str]:
    """Save the setting-up; what stood in the way, one sentence each."""
    if stood := faults(setup, say):
        return stood
    if scene.day.setup != kept.opened_with:
        kept.opened_with = scene.day.setup
        return [say("setup.changed_elsewhere")]
    return attempt(lambda: scene.say({"kind": "set_up", "setup": plain_setup(setup)}, token_hex(8)))


def attempt(act: Callable[[], object]) -> list[str]:
    try:
        act()
    except (Refused, StoreFault) as fault:
        return [str(fault)]
    return []


def saving() -> Setup:
    """The warnings, the button and its answer; the setting-up that is saved after it."""
    setup = drafted()
    st.header(say("setup.save_heading"))
    if said := warnings(setup, minutes_needed):
        st.markdown(f"**{say('setup.worth_knowing')}**")
        st.markdown("\n".join(f"- {plain(say(one.key, **one.values))}" for one in said))
    pressed = st.button(say("setup.save"), type="primary")
    stood = save(setup) if pressed else []
    for sentence in stood:
        st.error(plain(sentence))
    if pressed and not stood:
        kept.opened_with = here.store.day(link.workshop).setup
        kept.own |= {dealt.card.id: dealt.card for dealt in kept.opened_with.cards}
        st.success(say("setup.saved"))
    elif setup != kept.opened_with:
        st.markdown(say("setup.not_saved"))
    else:
        st.markdown(say("setup.all_saved"))
    return kept.opened_with


def what_next(setup: Setup) -> None:
    st.header(say("setup.next"))
    st.markdown(say("setup.next_about", code=code, address=plain(joining(code))))
    ways("next", ways=[
        {"label": say("setup.to_control"), "href": address("control", link), "main": True},
        {"label": say("setup.to_print"), "href": f"/print/workshop/{link.workshop}"},
        {"label": say("setup.to_cards"), "href": address("cards", link)},
    ])  # fmt: skip
    st.header(say("setup.links"))
    st.markdown(say("setup.links_about"))
    hand_out(setup)


def hand_out(setup: Setup) -> None:
    """Make one link, and show it once."""
    role = st.radio(say("setup.link_for"), ROLES,
                    format_func={one: say(f"setup.for_{one}") for one in ROLES}.__getitem__)  # fmt: skip
    table = None
    if role == "seat":
        names = {one.id: one.name for one in setup.tables}
        table = st.selectbox(say("setup.at_table"), names, format_func=names.__getitem__)
    st.button(say("setup.make_link"), on_click=mint, args=(role, table))
    for sentence in kept.pop("link_fault", []):
        st.error(plain(sentence))
    if minted := kept.get("minted"):
        show_link(*minted)


def mint(role: str, table: int | None) -> None:
    def make() -> None:
        kept.minted = (role, table, here.store.new_link(link.workshop, role, table)[0])

    kept.link_fault = attempt(make)


def show_link(role: str, table: int | None, secret: str) -> None:
    where = stored.table(table or 0)
    opens = say(f"setup.opens_{role}", table=where.name if where else "")
    whole = f"{base()}/enter#{secret}"
    st.markdown(plain(opens))
    st.code(whole, language=None, wrap_lines=True)
    st.image(qr_svg(whole).decode(), width=240, alt=say("setup.link_qr", opens=opens))


# -- the page

if "opened_with" not in kept:
    begin()
with st.container(width=WIDTH):
    st.title(plain(say("setup.heading", area=stored.area) if stored.area else say("setup.heading_new")))
    st.markdown(say("setup.begun" if begun else "setup.lead"))
    place_and_date()
    tables()
    cards()
    both_rankings()
    showing_and_keeping()
    saved = saving()
    if saved.tables:
        what_next(saved)
