"""The page on which a facilitator edits the report, in pieces: the hand that holds it, the part that is open, what has no place."""
