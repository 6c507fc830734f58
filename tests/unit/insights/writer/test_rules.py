import pytest

from tidegauge.insights.fact import Fact
from tidegauge.insights.writer.rules import sentence, write

FACTS = [
    Fact(kind="total", value=1200),
    Fact(kind="change", value=1200, previous=1000, percent=20.0),
    Fact(kind="highest", value=90, at="2026-11-02T14:00:00+07:00"),
    Fact(kind="lowest", value=1, at="2026-11-04T00:00:00+07:00"),
]


@pytest.mark.req("G5")
def test_facts_in_words_of_both_languages() -> None:
    assert write(FACTS, "new_orders", "en") == (
        "New orders came to 1,200. That is 20% more than the 1,000 of the time before. The highest was 90 (2026-11-02 14:00), the lowest 1 (2026-11-04)."
    )
    assert write(FACTS[:2], "orders", "th") == "Orders รวม 1,200 เพิ่มขึ้น 20% จาก 1,000 ในช่วงก่อนหน้า"


@pytest.mark.req("G5")
@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (Fact(kind="nothing"), "There is nothing to measure in this time."),
        (Fact(kind="change", value=5, previous=10, percent=-50.0), "That is 50% less than the 10 of the time before."),
        (Fact(kind="change", value=5, previous=5, percent=0.0), "That is as much as in the time before."),
        (Fact(kind="change", value=5, previous=0), "In the time before it was 0."),
        (Fact(kind="group", value=5, label="TH", percent=12.34), "TH has 5, 12.3% of it all."),
        (Fact(kind="group", value=5, label=""), "– has 5."),
        (Fact(kind="group", value=5, label="{metric}"), "{metric} has 5."),
    ],
)
def test_every_form(fact: Fact, said: str) -> None:
    assert sentence(fact, "n", "en") == said
    assert sentence(fact, "n", "th")
