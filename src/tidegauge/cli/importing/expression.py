"""SQL expressions over the columns of a row (`--set`, `--where`), evaluated by polars on a block at a time."""

from __future__ import annotations

from typing import Any

import polars as pl

from tidegauge.cli.importing.block import Block
from tidegauge.core.errors import InvalidInput


class Expression:
    """One expression. `option` is what the user wrote it in, for messages. Raises InvalidInput when it is not SQL."""

    def __init__(self, option: str, sql: str) -> None:
        self._label = f"{option} {sql!r}"
        try:
            self._expression = pl.sql_expr(sql)
            self.columns: tuple[str, ...] = tuple(dict.fromkeys(self._expression.meta.root_names()))
        except pl.exceptions.PolarsError as error:
            raise InvalidInput(f"{self._label}: {_first_line(error)}") from None

    def values(self, block: Block) -> list[Any]:
        """The expression's value for each record of the block (null: None). Raises InvalidInput for unknown columns and wrong types."""
        frame = block.frame if block.frame is not None else self._frame(block)
        try:
            result = frame.lazy().select(self._expression.alias("result")).collect()["result"]
        except pl.exceptions.PolarsError as error:
            raise InvalidInput(f"{self._label}: {_first_line(error)}") from None
        if len(result) == 1 and len(block.records) != 1:
            if self.columns:
                raise InvalidInput(f"{self._label}: must give one value a row; it gives one for many rows.")
            return [result[0]] * len(block.records)
        return list(result.to_list())

    def _frame(self, block: Block) -> pl.DataFrame:
        """The columns in question of records that are not a table; absent values are null."""
        if not self.columns:
            return pl.DataFrame({"": [None] * len(block.records)})
        return pl.DataFrame([pl.Series(name, [record.get(name) for record in block.records], strict=False) for name in self.columns])


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split("\n\n")[0].split())[:300]
