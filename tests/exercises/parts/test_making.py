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


def test_it_says_that_a_press_takes_a_while_and_when_it_is_done(bench):
    """What was pressed, from a second on: what is quicker shows by itself, and nothing is said of it."""
    page = bench.device(lasting=False)
    page.clock.install()
    line = bench.mount(page, "making", presses=True).get_by_role("status")
    page.clock.pause_at(page.evaluate("Date.now() + 60000"))
    page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<p data-testid=stApp></p>')")
    app = page.locator("[data-testid=stApp]")
    for state in ("running", "notRunning"):
        app.evaluate("(one, state) => one.setAttribute('data-test-script-state', state)", state)
    page.clock.run_for(5000)
    expect(line).to_have_text("")
    app.evaluate("one => one.setAttribute('data-test-script-state', 'running')")
    page.clock.run_for(1500)
    expect(line).to_have_text("")  # a page that follows the day is drawn again by itself
    app.evaluate("one => one.setAttribute('data-test-script-state', 'notRunning')")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('afterbegin', '<button><p>Bring it in</p></button>')"
    )
    page.get_by_role("button", name="Bring it in").evaluate("one => one.click()")
    app.evaluate("one => one.setAttribute('data-test-script-state', 'running')")
    page.clock.run_for(1500)
    expect(line).to_contain_text("“Bring it in”: this is being done.")
    app.evaluate("one => one.setAttribute('data-test-script-state', 'notRunning')")
    expect(line).to_have_text("“Bring it in”: done.")
