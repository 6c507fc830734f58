"""What is recorded of a route."""

from __future__ import annotations

import msgspec

from tidegauge.accounts.audit.action import Action
from tidegauge.accounts.policy import Permission


class Rule(msgspec.Struct, frozen=True):
    """`action` is recorded when the route did it, in the transaction that changes a row of one of `tables`; without tables, or when none was changed,
    right before the answer. `target`: the path's parameter with the id of what it is about.

    `column`: only a transaction that changes this column counts, and without one nothing was done. `outcome` is what that means.
    `only_refused`: doing it is not recorded, being refused is. `refused_by`: answers that are refusals besides those of the gate.
    `permission`: only of callers who hold it. `every_s`: of the same caller and target no more often than that, for what pages do by themselves.
    """

    action: Action
    tables: tuple[str, ...] = ()
    target: str = ""
    kind: str = ""
    column: str = ""
    outcome: str = "done"
    only_refused: bool = False
    refused_by: tuple[int, ...] = ()
    permission: Permission | None = None
    every_s: int = 0

    @property
    def target_kind(self) -> str:
        """What the action is about: the first table, when nothing else is said."""
        return self.kind or (self.tables[0] if self.tables else "")


Rules = dict[tuple[str, str], Rule]
"""(method, path of the route) -> its rule."""
