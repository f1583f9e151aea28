"""The registry: codes, links that open and are not kept, seats and digits."""

import re
from pathlib import Path

from exercises import KINDS
from workshop.registry import CODE_LETTERS
from workshop.store import Store


def opened(folder: Path) -> Store:
    return Store(f"sqlite:///{folder / 'store.db'}", KINDS)


def test_codes_have_no_vowels_and_differ(store: Store) -> None:
    """Six letters and digits that spell no word and are not mistaken for one another; found in any case."""
    codes = {store.registry.new_workshop().code for _ in range(40)}
    assert len(codes) == 40 and not set("AEIOU01") & set(CODE_LETTERS)
    assert all(re.fullmatch(f"[{CODE_LETTERS}]{{6}}", code) for code in codes)
    code = codes.pop()
    found = store.registry.workshop(code=f" {code.lower()} ")
    assert found and found.code == code and store.registry.workshop(code="AAAAAA") is None


def test_digits_are_two_and_belong_to_a_table(store: Store) -> None:
    """The same table has the same two digits; those of forty tables are not all alike."""
    digits = [store.registry.digits("w", table) for table in range(1, 41)]
    assert all(re.fullmatch("[0-9]{2}", two) for two in digits) and len(set(digits)) > 10
    assert digits == [store.registry.digits("w", table) for table in range(1, 41)]
    assert digits != [store.registry.digits("v", table) for table in range(1, 41)]


def test_a_secret_is_kept_as_a_hash_alone(tmp_path: Path) -> None:
    """Who reads the file can open nothing with it."""
    store = opened(tmp_path)
    secret, link = store.registry.new_link("w", "lead")
    assert store.registry.link(secret) == link and store.registry.link(secret[:-1]) is None and len(secret) >= 22
    store.close()
    assert secret.encode() not in (tmp_path / "store.db").read_bytes()


def test_seats_are_numbered_in_each_workshop(store: Store) -> None:
    """Every device that joins gets the next number of its workshop, from 1."""
    seats = [store.registry.new_link("w", "seat", table)[1].seat for table in (1, 1, 2)] + [
        store.registry.new_link("v", "seat", 1)[1].seat
    ]
    assert seats == [1, 2, 3, 1] and store.registry.seats("w") == {1: 1, 2: 1, 3: 2}
    store.registry.seats("w")[9] = 9
    assert 9 not in store.registry.seats("w")
