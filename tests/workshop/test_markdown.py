"""What people typed stays text."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from workshop.markdown import JOINER, plain

# What Streamlit looks for in text that is parsed already, where a backslash no longer helps.
FOUND_LATE = (
    r"https?://",
    r"www\.",
    r"[-.\w+]+@[-\w]+\.",
    r":[\w+/-]+:",
    r"<-|->|--|>=|<=|~=",
)
TYPED = st.text(st.sampled_from("ab1 \n\t:@./<>-=~*_`#[](){}|$&;!\"'^%+,?\\wé—"), max_size=60)
MARKUP = (
    "*bold*", "_so_", "`code`", "~~gone~~", ":red[hello]", ":material/home:", ":tada:", ":streamlit:", "$x$", "$$x$$",
    "[a](http://b.c)", "![a](b)", "<b>bold</b>", "<script>alert(1)</script>", "https://example.org", "www.example.org",
    "me@example.org", "# heading", "- list", "1. list", "> quote", "a\n===", "a\n---", "a|b\n-|-\nc|d", "    code",
    "a\n\n    code", "```\ncode\n```", "&copy;", "a -> b", "a -- b", "a >= b", ":::note\na\n:::", "[^1]: a", "end\\",
)  # fmt: skip


def text_of(markdown: str) -> str:
    """What CommonMark and tables make of it: its text, if that is all there is; AssertionError at anything else."""
    lines = []
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        assert block.type in ("paragraph_open", "paragraph_close", "inline"), block.type
        for part in block.children or ():
            assert part.type in ("text", "text_special", "softbreak", "hardbreak"), part.type
            lines.append("\n" if part.type.endswith("break") else part.content)
        lines.append("\n" if block.type == "paragraph_close" else "")
    return "".join(lines)


def settled(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@given(TYPED)
@example("\n".join(MARKUP))
def test_what_was_typed_is_never_markup(typed: str) -> None:
    """Whatever is typed comes out as paragraphs of the same text, and nothing else."""
    assert settled(text_of(plain(typed)).replace(JOINER, "")) == settled(typed)


@given(TYPED)
@example("\n".join(MARKUP))
def test_nothing_is_left_that_streamlit_finds_late(typed: str) -> None:
    """No address, sign or arrow is left whole in the text that comes out."""
    shown = text_of(plain(typed))
    assert not [pattern for pattern in FOUND_LATE if re.search(pattern, shown, re.IGNORECASE)]


@pytest.mark.parametrize("typed", ["Oak", "Oak and Elm", "Ténéré", "at 10:30", "we agreed; mostly, no"])
def test_ordinary_words_read_as_they_were(typed: str) -> None:
    """Without its backslashes an ordinary line is the line that was typed, with no joiner in it."""
    assert plain(typed).replace("\\", "") == typed


def test_lines_stay_apart() -> None:
    """A line that was ended is a line of its own."""
    assert plain("one\ntwo") == "one  \ntwo"
