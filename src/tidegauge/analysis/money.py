"""Amounts in several currencies as amounts in one, by rates that the asker supplies."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from tidegauge.analysis.inquiry import invalid
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.query.compile import fields
from tidegauge.query.compile.statement import Binder

Code = Annotated[str, Meta(pattern=r"^[A-Z]{3}$", description="ISO 4217.")]


class Money(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """How amounts are read. `rates`: what one unit of a currency is worth in `currency`. An event without a currency is taken to be in `currency`."""

    currency: Code = "USD"
    rates: Annotated[dict[Code, float], Meta(max_length=200)] = {}
    currency_property: Annotated[str, Meta(min_length=1, max_length=400)] = "currency"
    amount: Annotated[str, Meta(min_length=1, max_length=400, description="The number with the amount.")] = "value"

    @property
    def fields(self) -> tuple[Field, Field]:
        """Of the amount and of its currency."""
        return resolve_field(self.amount), resolve_field(self.currency_property)


class Unconverted(msgspec.Struct):
    """Amounts of a currency without a rate; they are in no total."""

    currency: str
    events: int
    amount: float


def check_rates(money: Money) -> None:
    """Raises InvalidQuery for a rate that is not above 0, and for one of the own currency that is not 1."""
    for code, rate in money.rates.items():
        if not 0 < rate < 1e12:
            raise invalid(f"money.rates.{code}", "must be above 0")
        if code == money.currency and rate != 1:
            raise invalid(f"money.rates.{code}", "is the currency of the answer: its rate is 1")


def currency_sql(money: Money, binder: Binder) -> str:
    """The event's currency, upper case."""
    own = fields.text(money.fields[1], binder)
    return f"if({own} = '', {binder.text(money.currency)}, upper(toString({own})))"


def amount_sql(money: Money, binder: Binder) -> str:
    """The amount as it stands, NULL where there is none."""
    return fields.number(money.fields[0], binder)


def converted_sql(money: Money, binder: Binder) -> str:
    """The amount in the answer's currency; NULL where there is no amount or no rate."""
    rates = {**money.rates, money.currency: 1.0}
    codes, values = binder.texts(list(rates)), binder.numbers(list(rates.values()))
    currency = currency_sql(money, binder)
    return f"if(has({codes}, {currency}), {amount_sql(money, binder)} * transform({currency}, {codes}, {values}, 1.), NULL)"
