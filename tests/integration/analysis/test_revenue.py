"""Revenue against plain Python, and the shop whose answers are known."""

from __future__ import annotations

import random
from datetime import UTC
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen

from tidegauge.contracts.event import Event
from tidegauge.core.errors import InvalidQuery

DATA = Path(__file__).resolve().parents[2] / "data"
START_MS = NOW_MS - 6 * DAY_MS


@pytest.mark.req("D4")
async def test_orders_refunds_currencies_and_failures(study: Study) -> None:
    dice = random.Random(8)
    rates = {"EUR": 1.1, "THB": 0.03}
    events, gross, refunds, orders, people, units = [], 0.0, 0.0, [], set(), {"pan": 0.0, "mug": 0.0}
    for at in range(300):
        currency = dice.choice(["USD", "EUR", "thb", ""])
        amount, product, user = round(dice.random() * 100, 2), dice.choice(["pan", "mug"]), f"u{dice.randrange(40)}"
        worth = amount * {"EUR": 1.1, "thb": 0.03}.get(currency, 1.0)
        more: dict[str, Any] = {"currency": currency} if currency else {}
        if dice.random() < 0.8:
            events.append(seen("purchase", user, START_MS + at * 1_000, value=amount, product=product, quantity=at % 3 + 1, **more))
            gross += worth
            orders.append(worth)
            people.add(user)
            units[product] += at % 3 + 1
        else:
            events.append(seen("refund", user, START_MS + at * 1_000, value=amount if at % 2 else -amount, product=product, **more))
            refunds += worth
    events += [seen("payment_failed", "u1", START_MS, value=5.0)] * 7
    events += [seen("purchase", "yen", START_MS, value=5.0, currency="JPY", product="pan")] * 2
    answer = await study.analyse(
        "revenue", events, money={"rates": rates}, failures={"event": "payment_failed"}, group_by="product", time_window="last_7_days", interval="day"
    )
    assert (answer.gross, answer.refunds, answer.net) == pytest.approx((gross, refunds, gross - refunds))
    assert (answer.orders, answer.refunded_orders, answer.failed_payments) == (len(orders) + 2, 300 - len(orders), 7)
    assert answer.success_rate == pytest.approx((len(orders) + 2) / (len(orders) + 9))
    assert answer.median_order == pytest.approx(median(orders))
    assert answer.paying_people == len(people | {"yen"})
    assert (answer.average_order, answer.per_person) == pytest.approx((gross / len(orders), gross / len(people)))
    assert sum(one.average_price * units[one.name] for one in answer.groups) == pytest.approx(gross)
    assert [(one.currency, one.events, one.amount) for one in answer.unconverted] == [("JPY", 2, 10.0)]
    assert {one.name: one.units for one in answer.groups} == {"pan": units["pan"] + 2, "mug": units["mug"]}
    assert sum(one.net for one in answer.groups) == pytest.approx(answer.net)
    assert sum(row.value for row in answer.results) == pytest.approx(answer.net)
    assert answer.peak.gross == pytest.approx(gross)


@pytest.mark.req("D4")
async def test_orders_that_cannot_be_converted_have_no_average(study: Study) -> None:
    events = [seen("purchase", "u", START_MS, value=5.0, currency="JPY", product="pan")]
    answer = await study.analyse("revenue", events, group_by="product", time_window="last_7_days", interval="day")
    assert (answer.orders, answer.paying_people, answer.average_order, answer.per_person, answer.peak) == (1, 1, None, None, None)
    assert [one.average_price for one in answer.groups] == [None]


@pytest.mark.req("D4")
async def test_groups_beyond_the_limit_are_one(study: Study) -> None:
    events = [seen("purchase", f"u{n % 2}", START_MS, value=10.0 * (n + 1), product=f"p{n}") for n in range(5)]
    answer = await study.analyse("revenue", events, group_by="product", limit=2, time_window="last_7_days")
    assert [(one.name, one.gross, one.orders, one.people) for one in answer.groups] == [("p4", 50.0, 1, 1), ("p3", 40.0, 1, 1), ("(other)", 60.0, 3, 2)]


@pytest.mark.req("D4")
@pytest.mark.parametrize(
    ("money", "reason"), [({"rates": {"EUR": 0}}, "money.rates.EUR"), ({"rates": {"USD": 2}}, "its rate is 1"), ({"currency": "usd"}, "money.currency")]
)
async def test_rates_are_checked(study: Study, money: dict[str, Any], reason: str) -> None:
    with pytest.raises(InvalidQuery, match=reason):
        await study.analyse("revenue", [], money=money)


def _line(row: dict[str, Any]) -> Event:
    at_ms = int(row["InvoiceDate"].replace(tzinfo=UTC).timestamp() * 1000)
    return seen("order_line", str(int(row["CustomerID"])), at_ms, value=row["Quantity"] * row["UnitPrice"], land=row["Country"])


@pytest.mark.req("D4")
async def test_the_known_shop(study: Study) -> None:
    table = pq.read_table(DATA / "online_retail.parquet").to_pylist()
    events = [_line(row) for row in table if row["CustomerID"] and not str(row["InvoiceNo"]).startswith("C") and row["Quantity"] > 0 and row["UnitPrice"] > 0]
    answer = await study.analyse(
        "revenue", events, orders={"event": "order_line"}, **{"from": "2010-12-01", "to": "2012-01-01"}, interval="month", group_by="land", limit=3
    )
    assert (answer.orders, answer.paying_people) == (397_884, 4_338)
    assert answer.gross == pytest.approx(8_911_407.904, abs=1e-3)
    months = "572713.89 569445.04 447137.35 595500.76 469200.36 678594.56 661213.69 600091.01 645343.90 952838.38 1039318.79 1161817.38 518192.79"
    assert [round(row.value, 2) for row in answer.results] == [float(month) for month in months.split()]
    assert [(one.name, round(one.gross, 2)) for one in answer.groups[:3]] == [
        ("United Kingdom", 7308391.55), ("Netherlands", 285446.34), ("EIRE", 265545.90),
    ]  # fmt: skip
