"""What can go wrong with a store, as a plain sentence: nobody who runs a workshop is shown what a database calls it."""


class StoreFault(Exception):
    """The store could not keep something: nothing was acknowledged. Its text is a plain sentence."""


def reason(fault: BaseException) -> str:
    """A fault in a few plain words, without paths or statements."""
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror[:1].lower() + fault.strerror[1:]
    cause = str(getattr(fault, "orig", None) or fault)
    return {
        "database or disk is full": "the disk is full",
        "disk I/O error": "the disk cannot be written",
        "attempt to write a readonly database": "the store is read-only",
        "database is locked": "another program holds the store",
        "database disk image is malformed": "the store is damaged: stop the server and start it again",
    }.get(cause, cause[:120])
