"""The synthesis: what several areas said, side by side. It is no activity of a day, and no table answers it.

For whoever hosts it. It takes workshops of one store, held here or brought in, and says first which activities and cards they do
not share. Of the others it shows every area's tables as they stand. An area is never turned into one order, areas are
never put in order, and no table's row leaves its area: what is set side by side is how far tables lie apart inside an area, and how
far the middles of areas lie apart.

    areas.py      an area: its day and the findings of its activities
    sharing.py    which activities and which cards areas share
    places.py     one card: places in each area, the words for it, and what chance would give
    findings.py   all of it for the areas that were chosen
    charts.py     one card as a picture;  counts.py  tables counted by area;  telling.py  places in words
    section.py    the blocks of a ranking and of what is shared;  weighing.py  those of factors and framework;  report.py  the whole
"""
