"""Taking out what was written: a search over everything written, what looks like somebody first, and redaction, pressed twice."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from exercises.parts import making, ways
from pages.house import house
from pages.visitor import visitor, workshop_of
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.markdown import plain
from workshop.naming import signs
from workshop.redaction import DAYS_FOR_FILES, MESSAGE, Redaction, Wrote, everything_written, files_until
from workshop.report.checks import sign_name
from workshop.rights import still_good
from workshop.scene import Scene
from workshop.setup import REPORT_ACTIVITY, Activity
from workshop.times import date_of

MOST_SHOWN = 50
SURE, TOLD = "redact_sure", "redact_told"


def found(scene: Scene, wrote: Sequence[Wrote], search: str) -> list[tuple[Wrote, str]]:
    """What holds the words that are searched for, each with what in it looks like somebody; those that do come first."""
    known = scene.day.setup.known
    wanted = search.casefold().strip()
    hits = [one for one in wrote if any(wanted in text.casefold() for text in one.texts)]
    looks = [(one, ", ".join(dict.fromkeys(sign.words for text in one.texts for sign in signs(text, known))))
             for one in hits]  # fmt: skip
    return sorted(looks, key=lambda hit: not hit[1])


def looked_for(wrote: Sequence[Wrote], known: frozenset[str], name: str) -> str:
    """The words that the check of the report leads here with: by a name that tells nothing of them, for they stand in no address."""
    found = (sign for one in wrote for text in one.texts for sign in signs(text, known))
    return next((sign.words for sign in found if sign_name(sign) == name), "") if name else ""


def where(scene: Scene, one: Wrote) -> str:
    """Whose words these are, in which activity, under which label."""
    say, key = scene.words, one.key
    if one.field == MESSAGE:
        return say("redaction.message")
    table = scene.day.setup.table(key.party_number) if key.party_sort == "table" else None
    edited = key.activity == REPORT_ACTIVITY
    sort = "editor" if edited else "for_room" if key.party == "room" else key.party_sort
    who = table.name if table else say(f"redaction.{sort}")
    activity: Activity | None = scene.day.setup.activity(key.activity)
    heading = activity.heading if activity else say("redaction.report" if edited else "redaction.day")
    if key.round > 1:
        heading = say("redaction.round", activity=heading, round=key.round)
    unlabelled = say.of("redaction")["fields"].get(one.field, say("redaction.other_field"))
    label = say.of("fields").get(one.field, {}).get("label", unlabelled)
    return say("redaction.where", who=who, activity=heading, field=label)


def one_hit(scene: Scene, one: Wrote, looks: str) -> None:
    say, key = scene.words, f"{one.key.activity} {one.key.round} {one.key.party} {one.note or one.number}"
    newest, *earlier = one.texts
    with st.container(border=True, key=f"hit {key}"):
        st.markdown(f"{plain(where(scene, one))}  \n**{plain(newest)}**")
        for text in earlier:
            st.markdown(plain(say("redaction.earlier", text=text)))
        if looks:
            st.markdown(plain(say("redaction.looks", words=looks)))
        sure = st.session_state.get(SURE) == key
        st.button(
            say("redaction.again" if sure else "redaction.redact"), key=f"redact {key}",
            type="primary" if sure else "secondary", on_click=partial(redact_in_two, scene, one, key),
        )  # fmt: skip


def redact_in_two(scene: Scene, one: Wrote, key: str) -> None:
    """The first press asks, the second takes it out."""
    kept, say = st.session_state, scene.words
    if kept.pop(SURE, None) != key:
        kept[SURE] = key
        return
    try:
        still_good(scene.store, scene.link)
        scene.store.redact(Redaction(one.key, one.note, one.texts[0], scene.link.name))
    except Refused as refusal:
        kept[TOLD] = str(refusal)
    except StoreFault as fault:
        kept[TOLD] = say("redaction.not_overwritten", why=str(fault))
    else:
        kept[TOLD] = " ".join([say("redaction.done"), *still_standing(scene, one.texts[0])])


def still_standing(scene: Scene, text: str) -> list[str]:
    """A sentence where other texts, such as the words of an edited report, still hold what was just taken out."""
    left = everything_written(scene.workshop, scene.store.journal(scene.workshop))
    count = len(found(scene, left, text))
    return [scene.words("redaction.still_one" if count == 1 else "redaction.still_many", count=count)] if count else []


def what_is_gone(scene: Scene, until: float | None) -> None:
    """How much has been taken out, and by when files that were saved before are to be deleted."""
    say, count = scene.words, scene.day.redactions
    if count and until is not None:
        st.markdown(say("redaction.one" if count == 1 else "redaction.many", count=count))
        st.markdown(f"**{say('redaction.files', date=date_of(until))}**")
    else:
        st.markdown(say("redaction.files_before", days=DAYS_FOR_FILES))


def listed(scene: Scene, hits: list[tuple[Wrote, str]]) -> None:
    shown = hits[:MOST_SHOWN]
    for heading, looking in (("named", True), ("others", False)):
        if here := [hit for hit in shown if bool(hit[1]) == looking]:
            st.header(scene.words(f"redaction.{heading}"))
            for one, looks in here:
                one_hit(scene, one, looks)
    if len(hits) > MOST_SHOWN:
        st.markdown(scene.words("redaction.more", count=len(hits) - MOST_SHOWN))


here, link = house(), visitor("redact")
say = here.words
entry = workshop_of(link)
scene = Scene(here.store, say, link, entry.simulated)
st.title(say("redaction.heading"))
if scene.demonstration:
    st.markdown(f"**{say('demonstration.mark')}**")
st.markdown(say("redaction.lead"))
look, at = st.query_params.get("look", ""), f"w={link.workshop}&as={link.role}"
back = {"label": say("redaction.back"), "href": f"/report?{at}"}
ways("back", ways=[*([{"label": say("checks.back_to"), "href": f"/check-report?{at}"}] if look else []), back])
making("making", words=say.of("making"), presses=True)
rows = here.store.journal(link.workshop)
what_is_gone(scene, files_until(rows))
st.markdown(say("redaction.setup"))
if told := st.session_state.pop(TOLD, ""):
    st.info(plain(told))
wrote = everything_written(link.workshop, rows)
if "search" not in st.session_state:  # once, so that a search that somebody types stays
    st.session_state["search"] = looked_for(wrote, scene.day.setup.known, look)
    if look and not st.session_state["search"]:
        st.info(say("redaction.not_written"))
search = st.text_input(say("redaction.search"), key="search")
hits = found(scene, wrote, search)
if not hits:
    st.markdown(say("redaction.nothing" if wrote else "redaction.nothing_written"))
listed(scene, hits)
