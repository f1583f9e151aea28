"""What people typed, made safe to stand in Markdown: what was typed is text, and never markup.

Streamlit's Markdown knows more than most: `:red[…]`, `$…$`, `:material/home:`, `:tada:`, tables, addresses that become
links by themselves, `->` that becomes an arrow. A backslash stops what the parser looks for; what Streamlit looks for only
afterwards, in text already parsed, is stopped by a joiner, a character of no width. So `plain` goes wherever typed text
meets Markdown: bodies, labels, headings.
"""

import re

JOINER = "\N{WORD JOINER}"
_MARK = re.compile(r"[!-/:-@\[-`{-~]")  # all of ASCII's punctuation may be escaped, and letters and numbers need not be
_FOUND_LATE = re.compile(
    r"(?<=:)(?=//)"  # an address:        http://…
    r"|(?<=www)(?=\.)"  # an address:     www.…
    r"|(?=@)"  # an e-mail address
    r"|(?<=:)(?=[\w+/-]+:)"  # a sign:    :tada:, :material/home:, :streamlit:
    r"|(?<=[-<>~])(?=[-=>])",  # arrows, dashes and their like: ->, <-, --, >=, ~=
    re.IGNORECASE,
)
_AT_THE_EDGE = re.compile(r"[ \t]*\n[ \t]*")


def plain(text: str) -> str:
    """Markdown that shows this text as it was typed: every mark escaped, lines kept apart, indentation let go."""
    settled = _AT_THE_EDGE.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(1).strip())
    marked = _MARK.sub(r"\\\g<0>", _FOUND_LATE.sub(JOINER, settled))
    return marked.replace("\n", "  \n")
