"""How the report goes out: whether it is a draft record or has been checked, and the way to its three checks (F28)."""

import streamlit as st

from exercises.parts import ways
from exercises.report import Edition
from workshop.report.checks import WHAT
from workshop.scene import Scene
from workshop.times import date_of


def how_it_stands(scene: Scene, made: Edition) -> None:
    """In words, with the way to the checks; a report that was imported to be read is not checked here."""
    say, link, checks = scene.words, scene.link, made.checks
    if scene.store.registry.only_to_read(scene.workshop):
        st.markdown(f"{say('report_page.is_draft')} {say('checks.imported')}")
        return
    count = sum(checks.state(what) != "passed" for what in WHAT)
    still = say("checks.open_one" if count == 1 else "checks.open_count", count=count)
    draft, checked = f"{say('report_page.is_draft')} {still}", say("report_page.is_checked", date=date_of(checks.at))
    st.markdown(checked if made.checked else draft)
    href = f"/check-report?w={link.workshop}&as={link.role}"
    ways("check the report", ways=[{"label": say("checks.to_page"), "href": href, "main": not made.checked}])
