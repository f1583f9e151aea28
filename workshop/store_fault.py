"""What can go wrong with a store, as a plain sentence: nobody who runs a workshop is shown what a database calls it."""


class StoreFault(Exception):
    """The store could not keep something: nothing was acknowledged. Its text is a plain sentence."""


def reason(fault: BaseException) -> str:
    """A fault in a few plain words, without paths or statements."""
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror[:1].lower() + fault.strerror[1:]
    cause = getattr(fault, "orig", None) or fault
    if hasattr(cause, "sqlstate"):
        return _reason_of_postgresql(cause.sqlstate, type(cause).__name__)
    if isinstance(cause, ImportError):
        return "what speaks to its database is not installed; the README says how"
    cause = str(cause)
    return {
        "database or disk is full": "the disk is full",
        "disk I/O error": "the disk cannot be written",
        "attempt to write a readonly database": "the store is read-only",
        "database is locked": "another program holds the store",
        "database disk image is malformed": "the store is damaged: stop the server and start it again",
    }.get(cause, cause[:120])


def _reason_of_postgresql(state: str | None, sort: str) -> str:
    """The five letters by which PostgreSQL says what went wrong, in words: its own sentences name hosts, users and what was said."""
    named = {
        "53100": "the disk is full",
        "25006": "the store is read-only",
        "55P03": "another program holds the store",
        "42501": "the database lets this user do no such thing",
    }
    gone = sort in ("OperationalError", "InterfaceError") if state is None else state[:2] in ("08", "57")
    if gone or state == "25P03":
        return "the database cannot be reached"
    return named.get(state or "", f"the database gave fault {state or sort}")
