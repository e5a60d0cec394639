"""The open ledger: who may decide what, what officers decided and why, and the contracts that carry it out.

Words: a *delegation* lets a post decide up to a limit; a *decision* is taken by an officer under one, signed, cleared
by a second post and published; a *contract* names its parties with their *shares*, what is to be paid (*instalments*)
and what was (*payments*), what is to be delivered, and every *change*. A *redaction* keeps a part back, on a *ground*,
until a day of review. A *gap* is something the law asks of a decision that it does not say.
Where the rules come from stands in `law`, each with its source and the days between which it holds.
"""
