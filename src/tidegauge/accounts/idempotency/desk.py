"""Decides for each attempt at a call: carry it out, give the answer of before, or refuse it."""

from __future__ import annotations

import asyncio
from typing import Final

import msgspec

from tidegauge.accounts.idempotency.call import Answer, AnswerLost, Call, CallUnderWay, KeyReused, current_call
from tidegauge.accounts.idempotency.repository import Standing, begin_call, forget_old_calls, give_up_call, keep_answer, note_written
from tidegauge.accounts.keys.seal import Seal
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict
from tidegauge.meta.change import RowChange
from tidegauge.meta.database import Database, Transaction, Witness

PATIENCE_S: Final = 10.0
"""So long a second call waits for the answer of the first."""
_FIRST_LOOK_S, _SLOWEST_LOOK_S = 0.02, 0.5


class IdempotencyDesk:
    """Answers are kept sealed: some hold what is shown once, such as a new key."""

    def __init__(self, database: Database, seal: Seal, clock: Clock, *, patience_s: float = PATIENCE_S) -> None:
        self._database = database
        self._seal = seal
        self._clock = clock
        self._patience_s = patience_s

    async def begin(self, call: Call) -> Answer | None:
        """None: carry it out, then `finish` or `give_up`. Else the answer of before, for which it waits. Raises KeyReused, CallUnderWay, AnswerLost."""
        until_s, look_s = self._clock.monotonic_s() + self._patience_s, _FIRST_LOOK_S
        while (found := await self._database.write(begin_call, call, self._clock.now_ms())) is Standing.UNDER_WAY:
            if self._clock.monotonic_s() >= until_s:
                raise CallUnderWay("The first call with this Idempotency-Key is still being carried out. Send it again a little later.", retry_after_s=2)
            await asyncio.sleep(look_s)
            look_s = min(look_s * 2, _SLOWEST_LOOK_S)
        if found is Standing.OTHER:
            raise KeyReused("Another call was sent with this Idempotency-Key. A new call takes a new key.")
        if found is None:
            return None
        opened = self._seal.open(found, call.id) if isinstance(found, bytes) else None
        if opened is None:
            raise AnswerLost("This call was carried out, but its answer is lost. Look for what it made before sending it with a new Idempotency-Key.")
        return msgspec.json.decode(opened, type=Answer)

    async def finish(self, call: Call, answer: Answer) -> None:
        """Keep the answer."""
        call.is_over = True
        await self._database.write(keep_answer, call, self._seal.close(msgspec.json.encode(answer).decode(), call.id))

    async def give_up(self, call: Call) -> None:
        """It was refused, failed, or has an answer that is not kept."""
        call.is_over = True
        await self._database.write(give_up_call, call)

    async def forget_old(self) -> int:
        """Those of more than a day ago."""
        return await self._database.write(forget_old_calls, self._clock.now_ms())


def writing_call() -> Witness | None:
    """For the database: notes in the transaction of what the current call writes that it did, so that no crash lets it be done twice."""
    call = current_call.get()
    if call is None or call.is_over:
        return None

    def note(transaction: Transaction, changes: list[RowChange]) -> None:
        if not note_written(transaction, call):
            raise Conflict("Another attempt at this call has taken over.")

    return note
