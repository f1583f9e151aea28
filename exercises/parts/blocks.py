"""The report's blocks as Streamlit draws them: the preview is the content of the file, block for block."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pandas as pd
import streamlit as st

from workshop.markdown import plain
from workshop.report.blocks import Block, Bullets, Figure, Heading, PageBreak, Paragraph, Passage, Quote, Table
from workshop.report.references import numbered, stopped


def draw_blocks(blocks: Iterable[Block]) -> None:
    """Draw blocks as they are printed."""
    for block in as_printed(blocks):
        draw_block(block)


def as_printed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Tables and figures with their numbers, and sentences that lead to them."""
    counted = {Table: 0, Figure: 0}
    for block in numbered(blocks):
        if isinstance(block, Table | Figure):
            counted[type(block)] += 1
            block = replace(block, caption=f"{type(block).__name__} {counted[type(block)]}. {block.caption}")
        yield block


def by_chapter(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    """The blocks of each chapter as they are printed in the whole, by its heading; what stands before the first goes with it."""
    found: dict[str, list[Block]] = {}
    heading, before = "", list[Block]()
    for block in as_printed(blocks):
        if isinstance(block, Heading) and block.level == 1:
            heading = block.text
            found.setdefault(heading, before)
            before = []
        if not isinstance(block, PageBreak):
            (found[heading] if heading else before).append(block)
    return found


def draw_block(block: Block) -> None:
    """Draw one block; typed text stays text."""
    match block:
        case Heading(text=text, level=level):
            st.markdown(f"{'#' * (level + 1)} {plain(text)}")
        case Paragraph(text=text, strong=strong, rests_on=names):
            st.markdown((f"**{plain(strong)}** " if strong else "") + plain(text) + refer(names))
        case Passage(sentences=said, strong=strong):
            parts = ((*stopped(one.text), one.rests_on) for one in said)
            told = " ".join(f"{plain(text)}{refer(names)}{stop}" for text, stop, names in parts)
            st.markdown((f"**{plain(strong)}** " if strong else "") + told)
        case Bullets():
            items = [plain(one.text).replace("\n", " ") + refer(one.rests_on) for one in block.sentences]
            st.markdown("\n".join(f"- {item}" for item in items))
        case Quote(text=text, credit=credit):
            st.markdown(
                f"“{plain(text)}”" + (f"  \n({plain(credit)})" if credit else "")
            )  # Streamlit's block quotes are pale
        case Table(caption=caption, columns=columns, rows=rows):
            st.markdown(f"**{plain(caption)}**")
            marked = [[plain(cell).replace("\n", " ") for cell in row] for row in rows]
            st.table(pd.DataFrame(marked, columns=[plain(column) for column in columns]).set_index(plain(columns[0])))
        case Figure(caption=caption, alt=alt, spec=spec):
            st.markdown(f"**{plain(caption)}**")
            st.vega_lite_chart(dict(spec), theme=None, width="stretch", alt=alt)
        case PageBreak():
            st.divider()


def refer(names: tuple[str, ...]) -> str:
    """What a sentence rests on, in brackets after it."""
    return f" ({', '.join(names)})" if names else ""
