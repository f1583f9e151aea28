"""The server of the bare page, for `streamlit run`; it sends at once, as ours does (`workshop/promptness.py` says why)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st

from workshop.promptness import send_at_once


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    send_at_once(asyncio.get_running_loop())
    yield {}


app = st.App("bare_page.py", lifespan=lifespan)
