"""The report of a workshop: one list of blocks, and a renderer for each kind of file that people ask for.

Sections are written once, as blocks (`blocks.py`): headings, paragraphs, tables, figures. A renderer turns the blocks into
one file and decides nothing about what is said: `word.py` writes a Word document that the area can edit, `pdf.py` a tagged
PDF, `html.py` a web page in one file. Figures are drawn without a network by `pictures.py`. Everything in a block is plain
text, whoever wrote it: never markup, never a formula.
"""

from workshop.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Passage,
    Quote,
    Report,
    Table,
    printable,
)

__all__ = [
    "Block",
    "Bullets",
    "Figure",
    "Heading",
    "PageBreak",
    "Paragraph",
    "Passage",
    "Quote",
    "Report",
    "Table",
    "printable",
]
