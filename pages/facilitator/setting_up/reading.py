"""The run sheet on the page of setting up, folded away: the same that is printed, of the programme as it is chosen now."""

import streamlit as st

from exercises.run_sheets import pace_of
from workshop.markdown import plain
from workshop.programme import entries
from workshop.run_sheet import Line, run_sheet, when_late
from workshop.setup import Setup
from workshop.words import words

say = words()


def to_read(setup: Setup) -> None:
    if not setup.activities:
        return
    with st.expander(say("programme.read")):
        for line in run_sheet(setup, pace_of, say):
            st.markdown("  \n".join(told(line)))
        st.markdown(f"**{say('programme.late')}.** {say('programme.late_about')}")
        for late, gives in when_late(entries(setup, pace_of), say):
            ways = "\n".join(f"- {plain(way)}" for way in gives)
            st.markdown(f"{say('programme.late_by', late=late)}\n{ways}")


def told(line: Line) -> list[str]:
    """One line of the run sheet as lines of Markdown."""
    heading = plain(f"{line.time}  {line.heading}")
    parts = [(name or say("programme.say"), text) for name, text in line.say]
    parts += [(say("programme.watch"), line.watch), (say("programme.stuck"), line.stuck)]
    return [f"**{heading}** · {plain(line.spent)}", *(f"{plain(name)}: {plain(text)}" for name, text in parts if text)]
