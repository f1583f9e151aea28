"""Keeping: a workshop's words taken away in a file, brought back from one, and deleted when their time is up.

There are two forms. A *backup* is everything, act for act, with the hashes of its links and the address at which its report is read:
it gives back the same workshop, to the same people. A *bundle* is for sharing: seats and devices have other numbers, there are no
times, no links and no address, and small counts of people are left out; it comes in as a workshop to read. Both are one zip file
(`zipped`) of JSON lines (`rows`), written by `going_out` and read by `coming_in`, which makes every answer anew from its acts
(`folding`). `expiry` says when a workshop is deleted. The hashes in a file tell that it was damaged or altered by accident; they
are no signature.
"""
