"""The report's blocks as Streamlit draws them: the preview is the content of the file, block for block."""

import pandas as pd
import streamlit as st

from workshop.markdown import plain
from workshop.report.blocks import Block, Bullets, Figure, Heading, PageBreak, Paragraph, Quote, Table


def draw_block(block: Block) -> None:
    """Draw one block; typed text stays text."""
    match block:
        case Heading(text=text, level=level):
            st.markdown(f"{'#' * (level + 1)} {plain(text)}")
        case Paragraph(text=text, strong=strong):
            st.markdown(f"**{plain(strong)}** {plain(text)}" if strong else plain(text))
        case Bullets(items=items):
            st.markdown("\n".join(f"- {plain(item).replace(chr(10), ' ')}" for item in items))
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
