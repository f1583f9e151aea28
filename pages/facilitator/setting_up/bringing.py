"""Cards of one's own from files: a zip or single files, kept with the workshop at once if every card is sound, else not at all.

They are kept whether or not the setting-up is saved; what is chosen of them is part of it, and is saved with it.
"""

from collections.abc import Callable, Iterable
from functools import partial
from secrets import token_hex
from typing import Any

import streamlit as st

from exercises.parts import making
from pages.facilitator.setting_up.draft import follow_cards, library, offer_brought
from pages.house import house
from workshop.acts import Refused
from workshop.brought import cards_of, here_already, in_the_way, plain_pack
from workshop.casebook import DEFAULT_DECK, Fault, Faulty, Pack, read_upload
from workshop.casebook.fault import tidy
from workshop.casebook.template import template
from workshop.casebook.upload import LIMITS, MOST_FILES, MOST_IN_A_FILE
from workshop.database import StoreFault
from workshop.day import Day
from workshop.markdown import plain
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import LEAST_CARDS, MOST_CARDS
from workshop.words import words
from workshop.zips import PackageFault, megabytes

MOST_TOLD, MOST_NAMED = 100, 6
say, kept = words(), st.session_state


def bringing(link: Link, begun: bool) -> None:
    """The packs that were brought in, each with what can be done with it, and a box for more."""
    with st.container():  # there also while it is empty: what comes below stays the same piece, and open if it was
        for pack in now(link).brought:
            one_pack(link, pack, begun)
    making("making", words=say.of("making"), presses=True)
    with st.expander(say("bringing.heading")):
        limits = {"packed": megabytes(LIMITS.packed), "unpacked": megabytes(LIMITS.unpacked)}
        st.markdown(say("bringing.about", files=MOST_FILES, kb=MOST_IN_A_FILE // 1000, **limits))
        st.markdown(say("bringing.template_about"))
        st.download_button(
            say("bringing.template"), partial(template, say), "card-template.zip", "application/zip", on_click="ignore"
        )
        files = st.file_uploader(
            say("bringing.files"),
            ["zip", "md", "toml"],
            accept_multiple_files=True,
            key=f"files {kept.get('bringing', 0)}",
        )
        told = kept.pop("bring_told", [])
        if wrong := kept.pop("bring_wrong", []):
            st.error(as_list(wrong))
        for sentence in told:
            st.success(plain(sentence))
        if files:
            st.button(say("bringing.bring"), on_click=bring, args=(link, files))
            if again := kept.pop("bring_again", []):
                st.markdown(plain(say("bringing.replace_about", which=named(again))))
                st.button(say("bringing.replace"), on_click=bring, args=(link, files, True))


def now(link: Link) -> Day:
    return house().store.day(link.workshop)


def named(names: list[str]) -> str:
    """The first few of these names."""
    more = [say("bringing.and_more", n=len(names) - MOST_NAMED)] if len(names) > MOST_NAMED else []
    return ", ".join([*names[:MOST_NAMED], *more])


def as_list(wrong: list[str]) -> str:
    """What stands in the way, as Markdown: each sentence a line of a list."""
    more = [say("bringing.more", n=len(wrong) - MOST_TOLD)] if len(wrong) > MOST_TOLD else []
    return "\n".join([say("bringing.none"), "", *(f"- {plain(one)}" for one in [*wrong[:MOST_TOLD], *more])])


# -- bringing in


def bring(link: Link, files: list[Any], replacing: bool = False) -> None:
    """Keep what was chosen, if all of it is sound; else say everything that is not, and keep nothing."""
    try:
        pack = read_upload([(file.name, file) for file in files])
        if wrong := beside(pack, now(link)):
            kept.bring_wrong = wrong
        elif (again := here_already(pack, now(link).brought)) and not replacing:
            kept.bring_again = [card.short_name for card in again]
        else:
            change(link, {"kind": "bring_cards", "pack": plain_pack(pack), "replacing": replacing})
            n = len(pack.cards)
            kept.bring_told = [say("bringing.came_one") if n == 1 else say("bringing.came", n=n)]
            kept.bringing = kept.get("bringing", 0) + 1  # and the box is empty again
    except Faulty as faulty:
        kept.bring_wrong = [str(fault) for fault in faulty.faults]
    except (PackageFault, Refused, StoreFault) as fault:
        kept.bring_wrong = [str(fault)]


def beside(pack: Pack, day: Day) -> list[str]:
    """What stands in the way of these cards among those that are here, one sentence each."""
    faults = in_the_way(pack, day.brought, day.setup, cards_of(house().packs.values()).values())
    known = {
        fault.file for fault in faults if fault.field == "id"
    }  # the same card: that it is called the same goes without saying
    return [in_words(fault) for fault in faults if fault.field == "id" or fault.file not in known]


def in_words(fault: Fault) -> str:
    if fault.field != "id":
        return str(fault)
    return say("bringing.name_taken", file=fault.file, card=library()[fault.file.removesuffix(".md")].title)


def change(link: Link, act: dict[str, Any]) -> None:
    """Say one act. What it changes of the setting-up is no change from elsewhere."""
    before = now(link).setup
    Scene(house().store, say, link).say(act, token_hex(8))
    if kept.opened_with == before:
        kept.opened_with = now(link).setup
    offer_brought(now(link).brought)


# -- what was brought in


def one_pack(link: Link, pack: Pack, begun: bool) -> None:
    """A pack, and what can be done with it at one press."""
    ids, title = [card.id for card in pack.cards], tidy(pack.title) or say("bringing.untitled")
    names = named([card.short_name for card in pack.cards])
    st.markdown(plain(say("bringing.pack", title=title, names=names)))
    with st.container(horizontal=True):
        if missing := [one for one in ids if one not in kept.cards]:
            press("add", pack, choose, [*kept.cards, *missing], title=title, n=len(missing))
        if not begun:
            if LEAST_CARDS <= len(ids) <= MOST_CARDS and len(ids) not in map(len, pack.decks.values()):
                press("only", pack, choose, ids, title=title, n=len(ids))
            for name, deck in pack.decks.items():
                called = say("bringing.usual") if name == DEFAULT_DECK else tidy(name, 40)
                press("deck", pack, choose, list(deck), name, title=title, deck=called, n=len(deck))
        if not set(ids) & set(kept.opened_with.deck()):
            press("take_out", pack, take_out, link, title=title)
    for sentence in kept.pop(f"wrong {pack.id}", []):
        st.error(plain(sentence))


def press(key: str, pack: Pack, does: Callable[..., None], what: Any, which: str = "", **values: Any) -> None:
    label = plain(say(f"bringing.{key}", **values))
    st.button(label, key=f"{key} {pack.id} {which}", on_click=does, args=(what, pack))


def choose(cards: Iterable[str], pack: Pack) -> None:
    follow_cards(list(cards))


def take_out(link: Link, pack: Pack) -> None:
    try:
        change(link, {"kind": "take_out_cards", "pack": pack.id})
    except (Refused, StoreFault) as fault:
        kept[f"wrong {pack.id}"] = [str(fault)]
