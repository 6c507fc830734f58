from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidegauge.store.fair_queue import FairQueue, enter_first

LONG_S = 60.0


class Statements:
    """Statements that wait for slots of a queue and hold them until they are ended; `let_in` names them in their order."""

    def __init__(self, slots: int) -> None:
        self.slots = slots
        self.queue = FairQueue(slots)
        self.let_in: list[tuple[str, int]] = []
        self.tasks: dict[tuple[str, int], asyncio.Task[None]] = {}
        self.waiting: list[tuple[str, int]] = []
        self.holding: dict[tuple[str, int], Callable[[], None]] = {}

    async def ask(self, caller: str, number: int) -> None:
        statement = (caller, number)
        self.waiting.append(statement)
        self.tasks[statement] = asyncio.create_task(self._hold(statement))
        await settle()

    async def _hold(self, statement: tuple[str, int]) -> None:
        leave = await self.queue.enter(statement[0], LONG_S)
        self.waiting.remove(statement)
        self.holding[statement] = leave
        self.let_in.append(statement)

    async def end(self, statement: tuple[str, int]) -> None:
        self.holding.pop(statement)()
        await settle()

    async def give_up(self, statement: tuple[str, int]) -> None:
        self.waiting.remove(statement)
        self.tasks[statement].cancel()
        await settle()

    def held(self, caller: str) -> int:
        return sum(name == caller for name, _ in self.holding)

    def check(self) -> None:
        share = max(self.slots - 1, 1)
        assert len(self.holding) <= self.slots
        assert self.queue.waiting == len(self.waiting)
        for caller in {name for name, _ in (*self.holding, *self.waiting)}:
            assert self.held(caller) <= share, "one caller never has all slots"
        if len(self.holding) < self.slots:
            assert all(self.held(name) == share for name, _ in self.waiting), "a free slot is refused only to who has their share"


async def settle() -> None:
    for _ in range(4):
        await asyncio.sleep(0)


async def test_nobody_waits_while_there_are_slots() -> None:
    queue = FairQueue(3)
    first = await queue.enter("a", 0)
    await queue.enter("b", 0)
    assert queue.is_open_to("a")
    await queue.enter("a", 0)
    assert not queue.is_open_to("c")
    first()
    assert queue.is_open_to("c")


async def test_one_slot_is_never_had_by_who_has_all_others() -> None:
    queue = FairQueue(3)
    await queue.enter("a", 0)
    await queue.enter("a", 0)
    with pytest.raises(TimeoutError):
        await queue.enter("a", 0)
    await queue.enter("b", 0)
    assert queue.waiting == 0


@pytest.mark.hostile(44)
async def test_who_asks_little_is_next_behind_a_hundred_of_another() -> None:
    statements = Statements(4)
    for number in range(100):
        await statements.ask("heavy", number)
    assert statements.let_in == [("heavy", 0), ("heavy", 1), ("heavy", 2)]
    await statements.ask("other", 0)
    assert statements.let_in[-1] == ("other", 0), "at once: a slot is left"
    await statements.ask("other", 1)
    await statements.end(("heavy", 0))
    assert statements.let_in[-1] == ("other", 1), "the next turn, though 97 asked before"
    await statements.end(("other", 0))
    assert statements.let_in[-1] == ("heavy", 3)


@pytest.mark.hostile(44)
async def test_of_one_slot_callers_have_turns() -> None:
    statements = Statements(1)
    for caller in ("a", "a", "a", "b", "c", "b"):
        await statements.ask(caller, len(statements.tasks))
    while statements.holding:
        await statements.end(next(iter(statements.holding)))
    assert [caller for caller, _ in statements.let_in] == ["a", "a", "b", "c", "a", "b"]


async def test_a_turn_that_does_not_come_leaves_nothing() -> None:
    queue = FairQueue(1)
    leave = await queue.enter("a", 0)
    with pytest.raises(TimeoutError):
        await queue.enter("b", 0.001)
    assert queue.waiting == 0
    leave()
    assert queue.is_open_to("b")


async def test_a_turn_that_comes_as_its_caller_goes_is_the_next_ones() -> None:
    statements = Statements(1)
    for caller in ("a", "b", "c"):
        await statements.ask(caller, 0)
    statements.holding.pop(("a", 0))()
    await statements.give_up(("b", 0))
    assert statements.let_in == [("a", 0), ("c", 0)]
    await statements.end(("c", 0))
    assert statements.queue.is_open_to("d")


async def test_who_went_in_the_same_moment_is_passed_over() -> None:
    statements = Statements(1)
    for caller in ("a", "b", "c"):
        await statements.ask(caller, 0)
    statements.tasks[("b", 0)].cancel()
    statements.waiting.remove(("b", 0))
    await statements.end(("a", 0))
    assert statements.let_in == [("a", 0), ("c", 0)]
    statements.check()


@pytest.mark.hostile(44)
@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["both", "both", "one", "end", "give up"]), st.sampled_from("abc"), st.integers(0, 99)), max_size=50))
def test_who_waits_in_two_queues_has_one_slot_and_leaves_nothing_behind(steps: list[tuple[str, str, int]]) -> None:
    async def play() -> None:
        first, second, holding = FairQueue(3), FairQueue(1), list[Callable[[], None]]()
        tasks = list[asyncio.Task[None]]()

        async def hold(caller: str, queues: list[FairQueue]) -> None:
            holding.append(await enter_first(queues, caller, LONG_S))

        for step, caller, pick in steps:
            if step in ("both", "one"):
                tasks.append(asyncio.create_task(hold(caller, [first, second] if step == "both" else [first])))
            elif step == "end" and holding:
                holding.pop(pick % len(holding))()
            elif step == "give up" and tasks:
                tasks[pick % len(tasks)].cancel()  # also one whose turn came in this very turn of the loop
            if pick % 3:
                await settle()
        await settle()
        while holding:
            holding.pop()()
            await settle()
        assert all(task.done() for task in tasks), "nobody starves"
        assert [(queue.waiting, queue._free, queue._held) for queue in (first, second)] == [(0, 3, {}), (0, 1, {})]

    asyncio.run(play())


@pytest.mark.hostile(44)
@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.lists(st.tuples(st.sampled_from(["ask", "ask", "end", "give up"]), st.sampled_from("abc"), st.integers(0, 99)), max_size=60))
def test_whatever_comes_and_goes_turns_are_fair(slots: int, steps: list[tuple[str, str, int]]) -> None:
    async def play() -> None:
        statements = Statements(slots)
        for number, (step, caller, pick) in enumerate(steps):
            before, waited = len(statements.let_in), list(statements.waiting)
            held = {name: statements.held(name) for name in "abc"}
            if step == "ask":
                await statements.ask(caller, number)
            elif step == "end" and statements.holding:
                ended = sorted(statements.holding)[pick % len(statements.holding)]
                held[ended[0]] -= 1
                await statements.end(ended)
            elif step == "give up" and statements.waiting:
                await statements.give_up(statements.waiting[pick % len(statements.waiting)])
            if step == "end":
                for name, asked in statements.let_in[before:]:
                    could = [other for other, _ in waited if held[other] < max(slots - 1, 1)]
                    assert held[name] == min(held[other] for other in could), "who holds the fewest is next"
                    assert asked == min(at for other, at in waited if other == name), "one caller's own in their order"
            statements.check()
        while statements.holding:
            await statements.end(next(iter(statements.holding)))
            statements.check()
        assert not statements.waiting, "nobody starves"

    asyncio.run(play())


@pytest.mark.hostile(44)
@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=40))
def test_of_one_slot_nobody_has_two_turns_while_another_waits_for_one(callers: list[str]) -> None:
    async def play() -> None:
        statements = Statements(1)
        for number, caller in enumerate(callers):
            await statements.ask(caller, number)
        while statements.holding:
            others = {name for name, _ in statements.waiting}
            turns = [name for name, _ in statements.let_in[1:]]
            for caller in others:
                since = turns[turns.index(caller) + 1 :] if caller in turns else turns
                last = since if caller not in since else since[len(since) - since[::-1].index(caller) :]
                assert len(set(last)) == len(last), "all others once at most"
            await statements.end(next(iter(statements.holding)))

    asyncio.run(play())
