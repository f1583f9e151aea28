"""Streamlit's page with a line more: by it a browser asks for the server where it is, and nowhere else."""

from pathlib import Path

import streamlit

from workshop.front import PLAINLY, WHERE, fronted
from workshop.headers import inline_hashes

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


def test_the_page_of_streamlit_says_where_its_server_is(tmp_path: Path) -> None:
    """Before any script of Streamlit's; nothing else of it is changed, and the policy knows both inline scripts."""
    told = fronted(INDEX, tmp_path).read_text()
    assert told.count(WHERE) == 1 and told.index(WHERE) < told.index("<script type=")
    assert told.replace(WHERE + PLAINLY, "") == INDEX.read_text()
    assert set(inline_hashes(INDEX)) < set(inline_hashes(tmp_path / "index.html"))
