"""The line that says that a file is being made."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
BUTTON = "<div data-testid=stDownloadButton><button>Report (Word)</button></div>"


def test_it_speaks_while_a_download_button_makes_its_file(bench, check):
    """Which file, then that it is there; and the focus is back on the button."""
    page = bench.device()
    line = bench.mount(page, "making").get_by_role("status")
    page.evaluate("button => document.querySelector('main').insertAdjacentHTML('afterbegin', button)", BUTTON)
    button = page.get_by_role("button", name="Report (Word)")
    button.focus()
    button.evaluate("one => { one.disabled = true; one.blur() }")
    expect(line).to_contain_text("Report (Word)")
    button.evaluate("one => { one.disabled = false }")
    expect(line).to_have_text("The file is made. Your browser saves it.")
    expect(button).to_be_focused()
