"""A call with an `Idempotency-Key` → carried out once, and the same answer for whoever sends it again; never remembers what was refused or failed."""
