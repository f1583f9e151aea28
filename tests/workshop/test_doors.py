"""The doors: which link opens what, how a link becomes a cookie, and what is served beside pages."""

import sqlite3
from io import BytesIO
from pathlib import Path

import pytest

from tests.building import KEY, LAPTOP, ROOM, Building, fault, keeps
from tests.people import Lead, UnderWay, setting_up
from workshop.keeping.coming_in import come_in
from workshop.keeping.going_out import bundle


def test_a_seat_is_kept_in_a_cookie_of_its_own(building: Building, workshop_under_way: UnderWay) -> None:
    """HttpOnly, SameSite=Lax, named for the store, the workshop and the seat; Secure where it came by https."""
    entry, plain = workshop_under_way.entry, building.browser()
    header = plain.post(f"/join/{entry.code}", data={"table": "3"}).headers["set-cookie"]
    assert header.startswith(f"cg_{building.store.id}_{entry.id}_seat-3=")
    assert "HttpOnly" in header and "samesite=lax" in header.lower() and "Path=/" in header and "Secure" not in header
    digits = building.store.registry.digits(entry.id, 3)
    secure = building.browser("https://workshop.example.org")
    assert "Secure" in secure.post(f"/join/{entry.code}", data={"table": "3", "digits": digits}).headers["set-cookie"]


def test_a_link_becomes_a_cookie(building: Building, workshop_under_way: UnderWay) -> None:
    """The page posts what stands behind the #; each role comes to its page, and the secret is in no address."""
    world = workshop_under_way
    pages = {"lead": "/control", "helper": "/control", "room": "/wall"}
    for role, page in pages.items():
        person, browser = world.opens_link(role), building.browser()
        assert browser.get("/enter").status_code == 200
        answer = browser.post("/enter", data={"secret": person.secret})
        assert answer.headers["location"] == f"{page}?w={world.entry.id}&as={role}"
        assert person.secret not in answer.headers["location"] and person.secret in answer.headers["set-cookie"]
    assert (
        building.browser().post("/enter", data={"secret": world.oak.secret}).headers["location"].startswith("/table?")
    )


def test_the_address_of_a_lead_s_link_may_name_the_remote(building: Building, workshop_under_way: UnderWay) -> None:
    """It goes past the # in the page's own form; it opens no other page, and nothing more to a helper."""
    world, browser = workshop_under_way, building.browser()
    assert 'name="to" value="remote"' in browser.get("/enter?to=remote").text
    for role, to, page in (("lead", "remote", "remote"), ("lead", "run", "control"), ("helper", "remote", "control")):
        answer = browser.post("/enter", data={"secret": world.opens_link(role).secret, "to": to})
        assert answer.headers["location"] == f"/{page}?w={world.entry.id}&as={role}"


def test_a_link_that_opens_nothing_says_so(building: Building) -> None:
    """With no cookie."""
    answer = building.browser().post("/enter", data={"secret": "x" * 22})
    assert answer.status_code == 404 and fault(answer) and "set-cookie" not in answer.headers


def test_no_page_can_be_framed_or_kept(building: Building) -> None:
    """Every plain page carries its own rules for the browser."""
    headers = building.browser().get("/join").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"] and headers["cache-control"] == "no-store"


def test_the_laptop_that_runs_the_server_is_the_host(building: Building) -> None:
    """By its own name and from itself, without a key; and then it stays the host."""
    laptop = building.browser(LAPTOP, "127.0.0.1")
    answer = laptop.get("/host")
    assert (answer.status_code, answer.headers["location"]) == (303, "/run")
    assert answer.headers["set-cookie"].startswith(f"cg_{building.store.id}_host=")
    assert laptop.get("/host").headers["location"] == "/run" and "set-cookie" not in laptop.get("/host").headers


@pytest.mark.parametrize(
    ("at", "address", "headers"),
    [
        (ROOM, "192.168.1.50", {}),
        (LAPTOP, "192.168.1.50", {}),  # somebody who writes Host by hand
        ("http://evil.example", "127.0.0.1", {}),  # a name that was made to lead here (DNS rebinding)
        (ROOM, "127.0.0.1", {}),
        (LAPTOP, "127.0.0.1", {"x-forwarded-for": "127.0.0.1"}),
        (LAPTOP, "127.0.0.1", {"forwarded": "for=127.0.0.1"}),
        (LAPTOP, "127.0.0.1", {"x-real-ip": "127.0.0.1"}),
    ],
)
def test_everybody_else_is_asked_for_the_key(
    building: Building, at: str, address: str, headers: dict[str, str]
) -> None:
    """Another machine, another name for this one, or a proxy in between."""
    browser = building.browser(at, address, **headers)
    asked = browser.get("/host")
    assert asked.status_code == 200 and 'name="key"' in asked.text and "set-cookie" not in asked.headers
    assert browser.post("/host", data={"key": ""}).status_code == 403
    assert browser.post("/host", data={"key": "ключ"}).status_code == 403
    assert browser.post("/host", data={"key": f" {KEY} "}).headers["location"] == "/run"


def test_the_hosts_door_leads_on_to_where_it_was_asked_from(building: Building) -> None:
    """To weighing one proposal, from the laptop and by the key; to nowhere else, whatever an address says."""
    laptop, browser = building.browser(LAPTOP, "127.0.0.1"), building.browser()
    assert laptop.get("/host?then=alone").headers["location"] == "/alone"
    assert laptop.get("/host?then=alone").headers["location"] == "/alone"
    assert laptop.get("/host?then=//evil.example").headers["location"] == "/run"
    assert 'action="/host?then=alone"' in browser.get("/host?then=alone").text
    assert 'action="/host?then=alone"' in browser.post("/host?then=alone", data={"key": "no"}).text
    assert browser.post("/host?then=alone", data={"key": KEY}).headers["location"] == "/alone"


def test_a_team_by_itself_leads_and_sits_in_one_browser(building: Building, workshop_under_way: UnderWay) -> None:
    """The host gets both links at once, and the same seat again when it comes back; nobody else gets either."""
    entry = workshop_under_way.entry
    assert building.browser().get(f"/alone/{entry.id}").headers["location"] == "/host?then=alone"
    laptop = building.browser(LAPTOP, "127.0.0.1")
    laptop.get("/host")
    first = laptop.get(f"/alone/{entry.id}")
    assert first.headers["location"] == f"/table?w={entry.id}&as=seat-3"
    given = "".join(first.headers.get_list("set-cookie"))
    assert f"_{entry.id}_lead=" in given and f"_{entry.id}_seat-3=" in given
    again = laptop.get(f"/alone/{entry.id}")
    assert again.headers["location"] == first.headers["location"] and "set-cookie" not in again.headers
    assert laptop.get("/alone/nowhere").headers["location"] == "/host?then=alone"


def test_the_lead_of_a_team_sits_down_too(building: Building, workshop_under_way: UnderWay) -> None:
    """On another laptop, by the lead's link alone."""
    lead = keeps(building.browser(), workshop_under_way.lead, "lead")
    answer = lead.get(f"/alone/{workshop_under_way.entry.id}")
    assert "as=seat-" in answer.headers["location"] and "_lead=" not in "".join(answer.headers.get_list("set-cookie"))


def test_only_the_host_opens_a_workshop_as_its_lead(building: Building, workshop_under_way: UnderWay) -> None:
    """Anybody else is sent to the host's door; the host comes to setting up, or to the control room once it is set up."""
    fresh, entry = building.store.registry.new_workshop(), workshop_under_way.entry
    stranger = keeps(building.browser(), workshop_under_way.oak, "seat-1")
    assert stranger.get(f"/open/{entry.id}").headers["location"] == "/host"
    laptop = building.browser(LAPTOP, "127.0.0.1")
    laptop.get("/host")
    assert laptop.get(f"/open/{fresh.id}").headers["location"] == f"/setup?w={fresh.id}&as=lead"
    assert laptop.get(f"/open/{entry.id}").headers["location"] == f"/control?w={entry.id}&as=lead"
    assert "set-cookie" not in laptop.get(f"/open/{entry.id}").headers
    assert laptop.get("/open/nowhere").headers["location"] == "/host"


def test_a_copy_that_has_no_date_yet_opens_in_setting_up(building: Building) -> None:
    """It has tables and cards already, and still something to say."""
    copy = building.store.registry.new_workshop()
    secret, link = building.store.registry.new_link(copy.id, "lead")
    Lead(building.store, link, secret).sets_up(setting_up(date=""))
    laptop = building.browser(LAPTOP, "127.0.0.1")
    laptop.get("/host")
    assert laptop.get(f"/open/{copy.id}").headers["location"] == f"/setup?w={copy.id}&as=lead"


def test_what_was_imported_opens_in_its_report_and_is_joined_by_nobody(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """A bundle is there to be read: its code opens no table."""
    bundle(building.store, workshop_under_way.entry, file := BytesIO())
    made = come_in(building.store, file).workshop
    laptop = building.browser(LAPTOP, "127.0.0.1")
    laptop.get("/host")
    assert laptop.get(f"/open/{made.id}").headers["location"] == f"/report?w={made.id}&as=lead"
    assert building.browser().post("/join", data={"code": made.code}).status_code == 404
    assert building.browser().get(f"/join/{made.code}").status_code == 404


def test_only_the_lead_opens_the_wall(building: Building, workshop_under_way: UnderWay) -> None:
    """A seat or a stranger is sent away; the lead's browser gets the room's cookie once."""
    entry = workshop_under_way.entry
    for browser in (building.browser(), keeps(building.browser(), workshop_under_way.oak, "seat-1")):
        assert browser.get(f"/room/{entry.id}").headers["location"] == "/"
    lead = keeps(building.browser(), workshop_under_way.lead, "lead")
    first, second = lead.get(f"/room/{entry.id}"), lead.get(f"/room/{entry.id}")
    assert first.headers["location"] == second.headers["location"] == f"/wall?w={entry.id}&as=room"
    assert "set-cookie" in first.headers and "set-cookie" not in second.headers


def test_our_scripts_are_served_and_asked_for_again_only_when_changed(building: Building) -> None:
    """With a mark by which the browser keeps them."""
    phone = building.browser()
    answer = phone.get("/ours/live.js")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert phone.get("/ours/live.js", headers={"if-none-match": answer.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "name",
    [
        "..%2f..%2f..%2fapp.py",
        "%2e%2e%2f__init__.py",
        "..%5c__init__.py",
        "__init__.py",
        "..",
        "%2fetc%2fpasswd",
        "live.js%00",
        "live.js%00.svg",
        "nothing.js",
        "a" * 400 + ".js",
        "live.js/../../__init__.py",
        "....//....//app.py",
    ],
)
def test_nothing_else_is_served(building: Building, name: str) -> None:
    """No other folder, no other kind of file, however it is spelled."""
    assert building.browser().get(f"/ours/{name}").status_code == 404


def test_asking_for_the_state_again_and_again_writes_nothing(building: Building) -> None:
    """Within a second the same answer is told again."""
    phone = building.browser()
    assert len({phone.get("/healthz").text for _ in range(20)}) <= 2


def test_the_state_of_the_store_can_be_asked_for(
    building: Building, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """200 while a write goes through; 503 with the reason once it does not."""
    monkeypatch.setattr("workshop.doors.HEALTH_FOR", 0.0)
    phone = building.browser()
    well = phone.get("/healthz")
    assert (well.status_code, well.json()["store"], well.json()["kept_in"]) == (200, "ok", "sqlite")
    connection = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    connection.execute(
        "create trigger full before update on meta begin select raise(abort, 'database or disk is full'); end"
    )
    ill = phone.get("/healthz")
    connection.execute("drop trigger full")
    connection.close()
    assert ill.status_code == 503 and "the disk is full" in ill.json()["store"]
    assert phone.get("/healthz").status_code == 200


def test_the_demonstration_is_open_to_all(building: Building) -> None:
    """Whoever asks gets its wall and its control room, and nothing of any other workshop."""
    answer = building.browser().get("/demonstrate")
    (entry,) = building.store.registry.workshops("demonstration")
    assert answer.headers["location"] == f"/demonstration?w={entry.id}&as=room"
    assert all(f"{entry.id}_{role}=" in answer.headers["set-cookie"] for role in ("room", "lead"))


def test_a_door_that_is_only_looked_at_is_there(building: Building, workshop_under_way: UnderWay) -> None:
    """HEAD, by which links are tried before they are shown to people, is answered as GET is."""
    phone, code = building.browser(), workshop_under_way.entry.code
    for path in ("/join", f"/join/{code}", "/enter", "/join/ZZZZZZ"):
        looked, opened = phone.head(path), phone.get(path)
        assert looked.status_code == opened.status_code, path
        assert looked.headers["content-type"] == opened.headers["content-type"]
