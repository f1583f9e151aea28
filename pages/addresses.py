"""The address that a phone in the room can use, as seen from the page that shows it."""

import streamlit as st

from pages.house import house
from workshop.addresses import room_address


def base() -> str:
    """`http://192.168.1.20:8501`: what the lead of the workshop in this page's address has chosen, else the browser's own address where
    that is reachable, else this laptop's on the LAN."""
    workshop = st.query_params.get("w", "")
    chosen = house().store.day(workshop).address if workshop else ""
    headers = st.context.headers
    scheme = headers.get("X-Forwarded-Proto", "http")
    return room_address(int(st.get_option("server.port")), headers.get("Host") or "", scheme, chosen)


def joining(code: str) -> str:
    return f"{base()}/join/{code}"
