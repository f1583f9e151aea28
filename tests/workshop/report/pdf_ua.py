"""PDF/UA-1 by the failure conditions of the Matterhorn Protocol (1.1) that a program can check, each by its number.

`faults(file)` lists what is wrong; an empty list says that none of RULES found anything. What only people can judge (whether the
reading order makes sense, whether words say what a picture shows) is not here.
"""

from collections.abc import Callable, Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

_NAMES = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH
    TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form
"""
STANDARD = frozenset(_NAMES.split())
PAINTING = frozenset(
    (b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"INLINE IMAGE")
)
WITHIN = {
    "TR": ("Table", "THead", "TBody", "TFoot"), "TH": ("TR",), "TD": ("TR",), "THead": ("Table",), "TBody": ("Table",),
    "LI": ("L",), "Lbl": ("LI", "Note", "TOCI", "Caption", "H1", "H2", "H3", "H4", "H5", "H6", "P", "Reference", "Div"),
    "LBody": ("LI",), "TOCI": ("TOC",),
}  # fmt: skip


def faults(file: PdfReader) -> list[str]:
    """Every fault, as "13-004: what": the number is that of the failure condition."""
    return [f"{number}: {fault}" for number, rule in RULES.items() for fault in rule(file)]


def elements(file: PdfReader) -> Iterator[tuple[str, Any, str]]:
    """Every element of the structure tree with its standard type and that of its parent, parents first."""
    root = file.root_object["/StructTreeRoot"]
    roles = root.get("/RoleMap", {})

    def walk(node: Any, above: str) -> Iterator[tuple[str, Any, str]]:
        node = node.get_object()
        for one in node if isinstance(node, list) else [node]:
            one = one.get_object()
            if isinstance(one, dict) and "/S" in one:
                sort = str(roles.get(one["/S"], one["/S"])).lstrip("/")
                yield sort, one, above
                yield from walk(one.get("/K", []), sort) if "/K" in one else ()
            elif isinstance(one, dict) and "/K" in one:
                yield from walk(one["/K"], above)

    yield from walk(root["/K"], "")


def attributes(element: Any) -> dict[str, Any]:
    given = element.get("/A", [])
    there = given if isinstance(given, list) else [given]
    return {name: value for one in there for name, value in one.get_object().items()}


def _yes(given: Any) -> bool:
    return bool(given == True)  # noqa: E712 (pypdf's own boolean is true whatever it holds)


def content_is_marked(file: PdfReader) -> Iterator[str]:
    for number, page in enumerate(file.pages, 1):
        depth = 0
        for _, operator in ContentStream(page.get_contents(), file).operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            if operator in PAINTING and not depth:
                yield f"page {number} paints with {operator.decode()} outside of marked content"
                break


def marks_are_in_the_tree(file: PdfReader) -> Iterator[str]:
    there = _parent_tree(file.root_object["/StructTreeRoot"]["/ParentTree"])
    for number, page in enumerate(file.pages, 1):
        known = there.get(page.get("/StructParents", -1), [])
        for operands, operator in ContentStream(page.get_contents(), file).operations:
            told = operands[1] if operator == b"BDC" and len(operands) > 1 else {}
            mark = told.get("/MCID") if isinstance(told, DictionaryObject) else None
            if mark is not None and (mark >= len(known) or known[mark] is None):
                yield f"page {number} has mark {mark}, which is in no element"


def _parent_tree(node: Any) -> dict[int, Any]:
    node = node.get_object()
    flat = list(node.get("/Nums", []))
    found = {int(flat[at]): flat[at + 1].get_object() for at in range(0, len(flat), 2)}
    for kid in node.get("/Kids", []):
        found |= _parent_tree(kid)
    return found


def types_are_standard(file: PdfReader) -> Iterator[str]:
    yield from {f"type {sort} is mapped to no standard one" for sort, _, _ in elements(file) if sort not in STANDARD}


def metadata_names_the_standard(file: PdfReader) -> Iterator[str]:
    if b"<pdfuaid:part>1</pdfuaid:part>" not in file.root_object["/Metadata"].get_data():
        yield "the metadata do not say PDF/UA-1"


def metadata_has_a_title(file: PdfReader) -> Iterator[str]:
    about = file.xmp_metadata
    if not about or not any((about.dc_title or {}).values()):
        yield "the metadata hold no title"


def title_is_shown(file: PdfReader) -> Iterator[str]:
    if not _yes(file.root_object.get("/ViewerPreferences", {}).get("/DisplayDocTitle")):
        yield "a reader shows the name of the file"


def marked_as_tagged(file: PdfReader) -> Iterator[str]:
    about = file.root_object.get("/MarkInfo", {})
    if not _yes(about.get("/Marked")) or _yes(about.get("/Suspects")):
        yield "the file does not say that it is tagged"


def elements_are_where_they_belong(file: PdfReader) -> Iterator[str]:
    for sort, _, above in elements(file):
        if sort in WITHIN and above not in WITHIN[sort]:
            yield f"{sort} stands in {above or 'nothing'}"


def language_is_given(file: PdfReader) -> Iterator[str]:
    if not file.root_object.get("/Lang"):
        yield "no language is given"


def figures_have_words(file: PdfReader) -> Iterator[str]:
    for sort, element, _ in elements(file):
        if sort in ("Figure", "Formula") and not str(element.get("/Alt", element.get("/ActualText", ""))).strip():
            yield f"a {sort} has no words"


def headings_skip_no_level(file: PdfReader) -> Iterator[str]:
    last = 0
    for sort, _, _ in elements(file):
        if sort[0] == "H" and sort[1:].isdigit():
            if int(sort[1:]) > last + 1:
                yield f"{sort} follows a heading of level {last}"
            last = int(sort[1:])


def heads_of_tables_have_a_scope(file: PdfReader) -> Iterator[str]:
    for sort, element, _ in elements(file):
        if sort == "TH" and not {"/Scope", "/Headers"} & set(attributes(element)):
            yield "a head of a table has no scope"


def tables_have_heads(file: PdfReader) -> Iterator[str]:
    tables = [element for sort, element, _ in elements(file) if sort == "Table"]
    heads = sum(sort == "TH" for sort, _, _ in elements(file))
    if heads < len(tables):
        yield f"{len(tables)} tables have {heads} heads"


def anyone_may_read_it_out(file: PdfReader) -> Iterator[str]:
    if file.is_encrypted:
        yield "the file is encrypted"


def annotations(file: PdfReader) -> Iterator[tuple[int, Any, Any]]:
    for number, page in enumerate(file.pages, 1):
        for one in page.get("/Annots", []):
            yield number, page, one.get_object()


def annotations_are_in_the_tree(file: PdfReader) -> Iterator[str]:
    there = _parent_tree(file.root_object["/StructTreeRoot"]["/ParentTree"])
    for number, _, one in annotations(file):
        if one.get("/StructParent") not in there:
            yield f"page {number}: a {one['/Subtype']} is in no element"


def links_are_in_links(file: PdfReader) -> Iterator[str]:
    there = _parent_tree(file.root_object["/StructTreeRoot"]["/ParentTree"])
    for number, _, one in annotations(file):
        above = there.get(one.get("/StructParent"), {})
        if one["/Subtype"] == "/Link" and above.get("/S") not in ("/Link", "/Reference"):
            yield f"page {number}: a link is in {above.get('/S')}"


def links_have_words(file: PdfReader) -> Iterator[str]:
    for number, _, one in annotations(file):
        if one["/Subtype"] == "/Link" and not one.get("/Contents"):
            yield f"page {number}: a link has no words of its own"


def tabs_follow_the_structure(file: PdfReader) -> Iterator[str]:
    for number in sorted({number for number, page, _ in annotations(file) if page.get("/Tabs") != "/S"}):
        yield f"page {number}: the tab key does not follow the structure"


def fonts(file: PdfReader) -> dict[str, Any]:
    """Every font of every page by name, those inside pictures too."""
    found: dict[str, Any] = {}

    def gather(resources: Any) -> None:
        resources = resources.get_object()
        for font in resources.get("/Font", {}).values():
            found[str(font.get_object()["/BaseFont"])] = font.get_object()
        for form in resources.get("/XObject", {}).values():
            if "/Resources" in form.get_object():
                gather(form.get_object()["/Resources"])

    for page in file.pages:
        gather(page["/Resources"])
    return found


def fonts_are_within(file: PdfReader) -> Iterator[str]:
    for name, font in fonts(file).items():
        descendant = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descendant.get("/FontDescriptor", {})):
            yield f"{name} is not in the file"


def fonts_say_their_glyphs(file: PdfReader) -> Iterator[str]:
    for name, font in fonts(file).items():
        for descendant in font.get("/DescendantFonts", []):
            if descendant.get_object()["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" not in descendant.get_object():
                yield f"{name} does not say which glyph is which"


def letters_can_be_read_out(file: PdfReader) -> Iterator[str]:
    for name, font in fonts(file).items():
        if "/ToUnicode" not in font:
            yield f"{name} does not say which letter is which"


RULES: dict[str, Callable[[PdfReader], Iterator[str]]] = {
    "01-005": content_is_marked,
    "01-006": marks_are_in_the_tree,
    "02-001": types_are_standard,
    "06-002": metadata_names_the_standard,
    "06-003": metadata_has_a_title,
    "07-001": title_is_shown,
    "00-000 (7.1)": marked_as_tagged,
    "09-004": elements_are_where_they_belong,
    "11-006": language_is_given,
    "13-004": figures_have_words,
    "14-003": headings_skip_no_level,
    "15-003": heads_of_tables_have_a_scope,
    "15-001": tables_have_heads,
    "26-002": anyone_may_read_it_out,
    "28-002": annotations_are_in_the_tree,
    "28-011": links_are_in_links,
    "28-012": links_have_words,
    "28-009": tabs_follow_the_structure,
    "31-009": fonts_are_within,
    "31-004": fonts_say_their_glyphs,
    "31-027": letters_can_be_read_out,
}
