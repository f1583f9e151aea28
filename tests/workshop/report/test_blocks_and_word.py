"""A report's blocks, its figures, and the Word document that comes of them, opened again and read."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from workshop.report import Bullets, Figure, Heading, PageBreak, Paragraph, Quote, Report, Table, pictures, printable
from workshop.report.word import word

WHEN = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
BAR = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"values": [{"table": "Oak", "place": 1}, {"table": "Elm", "place": 2}]},
    "mark": "bar",
    "encoding": {"x": {"field": "place", "type": "quantitative"}, "y": {"field": "table", "type": "nominal"}},
}
HOSTILE = {
    "markup": "<script>alert(1)</script> <w:p/> &amp; ]]> <b>bold</b>",
    "formula": '=HYPERLINK("http://example.org","press") +1 @SUM(A1)',
    "field code": "{ INCLUDETEXT secret } \\* MERGEFORMAT",
    "right to left": "مرحبا بالعالم \u202eabc\u202c שלום",
    "emoji": "We agree 👍🏽 and 👩\u200d👩\u200d👧 nod",
    "long": "a word " * 1_429,
}


def report(*blocks, **changes):
    told = {"title": "Sharing data in Elmshire", "subtitle": "Workshop of 4 March 2026", "language": "en-GB"}
    return Report(**{**told, "notice": "Draft record", **changes}, blocks=blocks)


def opened(*blocks, **changes):
    return Document(BytesIO(word(report(*blocks, **changes), WHEN, "Elmshire Council")))


def part(written, name="word/document.xml"):
    return etree.fromstring(zipfile.ZipFile(BytesIO(written)).read(name))


def texts(document, style):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


class TestBlocks:
    def test_a_ragged_table_is_refused_with_its_row(self):
        """A row that is not as long as the heads is refused, naming table, row and both lengths."""
        with pytest.raises(ValueError, match="Table 'Orders', row 2: 1 cells were given, expected 2"):
            Table("Orders", ("Table", "Place"), (("Oak", "1"), ("Elm",)))

    def test_a_table_without_columns_is_refused(self):
        """A table has at least one column."""
        with pytest.raises(ValueError, match="no columns were given"):
            Table("Orders", (), ())

    def test_a_figure_without_words_is_refused(self):
        """No figure goes without a text alternative; spaces are none."""
        with pytest.raises(ValueError, match="Figure 'Orders': no text alternative"):
            Figure("Orders", "  ", BAR)

    @pytest.mark.parametrize("level", [0, 5])
    def test_a_heading_has_a_level_from_1_to_4(self, level):
        """Word, PDF and HTML all have the four levels; no others are taken."""
        with pytest.raises(ValueError, match=f"level {level} was given, expected 1 to 4"):
            Heading("Orders", level)

    def test_printable_takes_out_what_xml_forbids_and_nothing_else(self):
        """Control characters, halves of a pair and two non-characters go; line ends become one kind."""
        assert printable("a\x00b\x0bc\ud800d\ufffee\uffff") == "abcde"
        assert printable("a\r\nb\rc\td") == "a\nb\nc\td"
        assert printable(HOSTILE["right to left"] + HOSTILE["emoji"]) == HOSTILE["right to left"] + HOSTILE["emoji"]

    @given(st.text(st.characters()))
    def test_printable_text_is_accepted_by_an_xml_document(self, text):
        """Whatever is typed, what is left of it can stand in an XML document and is read back the same."""
        element = etree.Element("p")
        element.text = printable(text)
        assert (etree.fromstring(etree.tostring(element)).text or "") == printable(text)


class TestPictures:
    def test_a_spec_becomes_a_png_at_print_scale(self):
        """The picture is a PNG with `scale` dots for each pixel of the spec."""
        small, large = (pictures.png({**BAR, "width": 100}, scale) for scale in (1, 2))
        assert small.startswith(b"\x89PNG") and large.startswith(b"\x89PNG")
        assert int.from_bytes(large[16:20]) == 2 * int.from_bytes(small[16:20])

    @pytest.mark.parametrize("place", ["http://example.org/places.csv", "/etc/hostname"])
    def test_a_spec_that_names_an_address_is_refused(self, place):
        """A figure is drawn from the values inside it: nothing is fetched, from the network or the disk."""
        with pytest.raises(ValueError, match="data url not allowed"):
            pictures.png({**BAR, "data": {"url": place}})

    @pytest.mark.parametrize(
        "name", ["a\x01b", "\ufffe", "\ud83d", "😀" * 40, HOSTILE["markup"], HOSTILE["right to left"]]
    )
    def test_no_name_stops_the_drawing(self, name):
        """Names that the converter cannot bear, cut short or whole, are drawn without what it cannot bear."""
        axis = {"field": "table", "type": "nominal", "axis": {"labelLimit": 41}}
        spec = {**BAR, "data": {"values": [{"table": name, "place": 1}]}, "encoding": {**BAR["encoding"], "y": axis}}
        assert pictures.png(spec, 1).startswith(b"\x89PNG")
        etree.fromstring(pictures.svg(spec))


class TestWord:
    def test_headings_are_headings(self):
        """Each heading has the style of its level; nothing is a heading by looks alone."""
        document = opened(Heading("What the room found"), Heading("Where tables part", 2), Heading("Notes", 3))
        assert texts(document, "Title") == ["Sharing data in Elmshire"]
        assert texts(document, "Heading 1") == ["What the room found"]
        assert texts(document, "Heading 2") == ["Where tables part"]
        assert texts(document, "Heading 3") == ["Notes"]

    def test_paragraphs_lists_and_quotes_have_their_styles(self):
        """A list is a list and a quote a quote, with its credit under it."""
        document = opened(
            Bullets(("One", "Two")), Quote("We would want to be told.", "A table in Elmshire"), Quote("Alone.")
        )
        assert texts(document, "List Bullet") == ["One", "Two"]
        assert texts(document, "Quote") == ["We would want to be told.", "Alone."]
        assert texts(document, "Quote Credit") == ["A table in Elmshire"]

    def test_a_lead_in_is_strong_by_style(self):
        """The lead-in of a paragraph is set strong and the rest is not."""
        document = opened(Paragraph("Most tables.", strong="That is right."))
        runs = next(p for p in document.paragraphs if "Most tables." in p.text).runs
        assert [(run.text, run.style.name) for run in runs] == [
            ("That is right. ", "Strong"),
            ("Most tables.", "Default Paragraph Font"),
        ]

    def test_the_contents_are_filled_in_and_lead_to_the_headings(self):
        """The contents list the first two levels without updating, each linked to a bookmark at its heading."""
        written = word(report(Heading("Found"), Heading("Part", 2), Heading("Deep", 3), Heading("Orders")), WHEN)
        tree = part(written)
        links = {"".join(link.itertext(qn("w:t"))): link.get(qn("w:anchor")) for link in tree.iter(qn("w:hyperlink"))}
        assert list(links) == ["Found", "Part", "Orders"]
        marks = {mark.get(qn("w:name")): mark.getparent() for mark in tree.iter(qn("w:bookmarkStart"))}
        for text, anchor in links.items():
            assert "".join(marks[anchor].itertext(qn("w:t"))) == text
        assert any("TOC" in code.text for code in tree.iter(qn("w:instrText")))
        styles = [p.style.name for p in Document(BytesIO(written)).paragraphs if p.style.name.startswith("toc")]
        assert styles == ["toc 1", "toc 2", "toc 1"]

    def test_every_field_is_begun_separated_and_ended(self):
        """Fields nest and close, or Word would call the file damaged."""
        tree = part(word(report(Heading("Found"), Heading("Part", 2), Table("T", ("A",), (("1",),))), WHEN))
        depth = 0
        for mark in tree.iter(qn("w:fldChar")):
            depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(qn("w:fldCharType"))]
            assert depth >= 0
        assert depth == 0

    def test_a_report_without_headings_has_no_empty_contents(self):
        """Where there is nothing to list, nothing is promised."""
        assert "Contents" not in [p.text for p in opened(Paragraph("Only this.")).paragraphs]

    def test_captions_are_numbered_by_kind(self):
        """Tables and figures are counted apart, as fields with the number written in."""
        table = Table("Places", ("Table", "Place"), (("Oak", "1"),))
        document = opened(table, Figure("Orders", "Oak first.", BAR), table, Figure("Strips", "Elm last.", BAR))
        assert texts(document, "Caption") == [
            "Table 1. Places",
            "Figure 1. Orders",
            "Table 2. Places",
            "Figure 2. Strips",
        ]
        codes = [code.text.strip() for code in document.element.iter(qn("w:instrText")) if "SEQ" in code.text]
        assert codes == ["SEQ Table \\* ARABIC", "SEQ Figure \\* ARABIC"] * 2

    def test_a_picture_carries_its_words_and_fits_the_page(self):
        """The text alternative is on the picture; a tall one is made narrower rather than cut off."""
        document = opened(
            Figure("Orders", 'Oak put "Data lab" <first>.', BAR), Figure("Tall", "Tall.", {**BAR, "height": 2000})
        )
        about = [shape._inline.docPr for shape in document.inline_shapes]
        assert [each.get("descr") for each in about] == ['Oak put "Data lab" <first>.', "Tall."]
        assert len({each.get("id") for each in about}) == 2
        wide, tall = document.inline_shapes
        assert wide.width.cm == pytest.approx(16)
        assert tall.height.cm == pytest.approx(20, abs=0.1)

    def test_table_heads_repeat_and_rows_do_not_split(self):
        """The head row is marked to repeat, no row splits, and the table says which cells are heads."""
        table = opened(Table("Places", ("Table", "Place"), (("Oak", "1"), ("Elm", "2")))).tables[0]
        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["Table", "Place"],
            ["Oak", "1"],
            ["Elm", "2"],
        ]
        assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True, False, False]
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
        assert [cell.paragraphs[0].style.name for cell in table.rows[1].cells] == ["Table Row Name", "Table Text"]

    def test_a_table_without_row_names_has_none(self):
        """The first column is a head only where the block says so."""
        table = opened(Table("Words", ("Said",), (("Yes",),), row_headers=False)).tables[0]
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "0"
        assert table.rows[1].cells[0].paragraphs[0].style.name == "Table Text"

    def test_columns_share_the_width_of_the_page(self):
        """However long its words, a table is as wide as the text and no column vanishes."""
        table = opened(Table("Long", ("Who", "Said"), (("Oak", "x" * 5000),))).tables[0]
        widths = [cell.width.cm for cell in table.rows[0].cells]
        assert sum(widths) == pytest.approx(16, abs=0.1)
        assert min(widths) > 1.2

    def test_a_page_break_starts_the_next_block_on_a_new_page(self):
        """What follows a break, or the contents, starts a page; nothing else does, and no empty paragraph is left."""
        document = opened(
            Heading("One"), Paragraph("a"), PageBreak(), PageBreak(), Bullets(()), Heading("Two"), Paragraph("b")
        )
        assert [p.text for p in document.paragraphs if p.paragraph_format.page_break_before] == ["One", "Two"]
        assert "" not in [p.text for p in document.paragraphs]

    def test_the_notice_stands_on_the_first_page_and_at_the_head_of_each(self):
        """A draft says that it is one, on its first page and on every page."""
        document = opened(Heading("Found"))
        assert texts(document, "Notice") == ["Draft record"]
        assert document.sections[0].header.paragraphs[0].text == "Draft record"
        assert not document.sections[0].different_first_page_header_footer
        assert texts(opened(notice=""), "Notice") == []

    def test_the_foot_of_the_page_counts_pages(self):
        """The page number and the number of pages are fields."""
        foot = part(word(report(), WHEN), "word/footer1.xml")
        assert [code.text.strip() for code in foot.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]

    def test_the_properties_are_the_reports_own(self):
        """Title, subject, author, language and dates come from the arguments, and nothing from the template."""
        about = opened().core_properties
        assert (about.title, about.subject) == ("Sharing data in Elmshire", "Workshop of 4 March 2026")
        assert (about.author, about.last_modified_by) == ("Elmshire Council", "Elmshire Council")
        assert (about.language, about.created, about.modified) == ("en-GB", WHEN, WHEN)
        assert about.comments == "Draft record"
        archive = zipfile.ZipFile(BytesIO(word(report(), WHEN)))
        assert not any("thumbnail" in name for name in archive.namelist())
        assert b"python" not in archive.read("docProps/core.xml").lower()

    def test_the_language_is_set_for_the_whole_document(self):
        """The default language of the text is the report's, so it is spelt and read aloud as such."""
        tongues = part(word(report(language="cy-GB"), WHEN), "word/styles.xml").iter(qn("w:lang"))
        assert {tongue.get(qn("w:val")) for tongue in tongues} == {"cy-GB"}

    def test_the_same_report_and_date_give_the_same_bytes(self):
        """No clock but the one handed in leaves a trace."""
        blocks = (Heading("Found"), Figure("Orders", "Oak first.", BAR))
        assert word(report(*blocks), WHEN) == word(report(*blocks), WHEN)
        assert {each.date_time for each in zipfile.ZipFile(BytesIO(word(report(), WHEN))).infolist()} == {
            (2026, 3, 5, 9, 30, 0)
        }

    @pytest.mark.parametrize("kind", HOSTILE)
    def test_hostile_text_comes_out_as_text_in_every_block(self, kind):
        """Markup, formulas, any script and great length are text wherever they stand."""
        text, line = HOSTILE[kind], " ".join(HOSTILE[kind].split())
        document = opened(
            Heading(text),
            Paragraph(text, strong=text),
            Bullets((text,)),
            Quote(text, text),
            Table(text, (text,), ((text,),)),
            Figure(text, text, BAR),
            title=text,
            subtitle=text,
            notice=text,
        )
        assert texts(document, "Heading 1") == [line]
        assert texts(document, "Title") == [line]
        assert texts(document, "Quote") == texts(document, "Quote Credit") == texts(document, "List Bullet") == [text]
        assert texts(document, "Caption") == [f"Table 1. {line}", f"Figure 1. {line}"]
        assert f"{text} {text}" in texts(document, "Normal")
        assert [cell.text for row in document.tables[0].rows for cell in row.cells] == [text, text]
        assert document.inline_shapes[0]._inline.docPr.get("descr") == text
        codes = {code.text.split()[0] for code in document.element.iter(qn("w:instrText"))}
        assert codes == {"TOC", "PAGEREF", "SEQ"}

    @settings(max_examples=25, deadline=None)
    @given(st.text(st.characters(), min_size=1))
    def test_any_text_survives_but_for_forbidden_characters(self, text):
        """What anyone typed is read back from a paragraph and a cell, less what no document may hold."""
        document = opened(Paragraph(text), Table("Said", ("Words",), ((text,),)))
        kept = printable(text)
        assert document.tables[0].rows[1].cells[0].text == kept
        assert kept in [paragraph.text for paragraph in document.paragraphs]
