"""A zip to start from, for whoever writes a first card: one card that is marked as an example, and how to go on."""

import io
import zipfile

from workshop.words import Words

EXAMPLE, README = "example-bin-rounds.md", "README.txt"
UNTIMED = (1980, 1, 1, 0, 0, 0)


def template(words: Words) -> bytes:
    """The zip, ready to be downloaded; it can be uploaded as it is."""
    with zipfile.ZipFile(made := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in ((README, words("card_template.readme")), (EXAMPLE, words("card_template.example"))):
            package.writestr(zipfile.ZipInfo(name, UNTIMED), text.encode())
    return made.getvalue()
