from __future__ import annotations

import pytest

from tidegauge.insights.fact import Fact
from tidegauge.insights.writer.direction import misdirected

UP = [Fact(kind="total", value=1200), Fact(kind="change", value=1200, previous=1000, percent=20.0)]
DOWN = [Fact(kind="total", value=800), Fact(kind="change", value=800, previous=1000, percent=-20.0)]
SAME = [Fact(kind="total", value=1000), Fact(kind="change", value=1000, previous=1000, percent=0.0)]
NEW = [Fact(kind="total", value=7), Fact(kind="change", value=7, previous=0)]
ENDS = [Fact(kind="total", value=11), Fact(kind="highest", value=9, at="2026-01-02T00:00:00"), Fact(kind="lowest", value=2, at="2026-01-03T00:00:00")]
GROUPS = [Fact(kind="total", value=5), Fact(kind="group", value=3, label="Sign up"), Fact(kind="group", value=2, label="ส่วนลดเพิ่มขึ้น")]


@pytest.mark.req("G5")
@pytest.mark.hostile(92)
@pytest.mark.parametrize(
    ("facts", "text", "wrong"),
    [
        (UP, "Orders rose 20% to 1,200, from 1,000 before.", None),
        (UP, "That is 20% more than the 1,000 of the time before.", None),
        (UP, "Orders came to 1,200.", None),
        (UP, "Orders fell 20% to 1,200, from 1,000 before.", "fell"),
        (UP, "Orders Dropped by 20%.", "Dropped"),
        (UP, "Orders were down 20%.", "down"),
        (UP, "That is 20% less than the 1,000 before.", "less"),
        (UP, "Orders did not rise.", "rise"),
        (UP, "Orders didn’t really grow.", "grow"),
        (UP, "Orders were unchanged at 1,200.", "unchanged"),
        (UP, "Orders went from 1,200 to 1,000.", "from 1,200 to 1,000"),
        (UP, "ยอดเพิ่มขึ้น 20% จาก 1,000 เป็น 1,200", None),
        (UP, "ยอดลดลง 20% เหลือ 1,200", "ลด"),
        (UP, "ยอดต่ำกว่าช่วงก่อน 20%", "ต่ำกว่า"),
        (UP, "ยอดไม่ได้เพิ่มขึ้น", "เพิ่ม"),
        (UP, "ยอดคงที่", "คงที่"),
        (UP, "ยอดเปลี่ยนจาก 1,200 เป็น 1,000", "จาก 1,200 เป็น 1,000"),
        (DOWN, "Orders fell by 20%, which is less than before.", None),
        (DOWN, "Orders rose by 20%.", "rose"),
        (DOWN, "Orders did not fall.", "fall"),
        (DOWN, "Growth of 20%.", "Growth"),
        (DOWN, "ยอดลดลง 20% น้อยกว่าช่วงก่อน", None),
        (DOWN, "ยอดสูงขึ้น 20%", "สูงขึ้น"),
        (DOWN, "ยอดมากกว่าช่วงก่อน 20%", "มากกว่า"),
        (SAME, "Orders were unchanged.", None),
        (SAME, "ยอดเท่ากับช่วงก่อนหน้า", None),
        (SAME, "Orders rose to 1,000.", "rose"),
        (NEW, "Orders rose from 0 to 7.", None),
        (NEW, "Orders fell to 7.", "fell"),
        (ENDS, "The highest was 9 (2026-01-02), the lowest 2 (2026-01-03).", None),
        (ENDS, "9 was the highest and 2 the lowest.", None),
        (ENDS, "The peak was on 2026-01-02 with 9.", None),
        (ENDS, "The highest was 2, the lowest 9.", "highest"),
        (ENDS, "สูงสุด 9 (2026-01-02) ต่ำสุด 2 (2026-01-03)", None),
        (ENDS, "สูงสุด 2 ต่ำสุด 9", "สูงสุด"),
        (ENDS, "Orders rose to 9.", "rose"),
        (GROUPS, "Sign up has 3, more than ส่วนลดเพิ่มขึ้น with 2.", None),
        (GROUPS, "Sign up went up to 3.", "up"),
        (GROUPS, "They add up to 5, made up of 3 and 2.", None),
        (GROUPS, "มีข้อมูลเพิ่มเติมและส่วนลด เกิดขึ้น 5 ครั้ง", None),
    ],
)
def test_which_way_it_went_is_held_against_the_figures(facts: list[Fact], text: str, wrong: str | None) -> None:
    assert misdirected(text, facts, "order") == wrong


def test_the_name_of_the_metric_is_no_direction_unless_it_is_nothing_else() -> None:
    assert misdirected("Drop off came to 800.", UP, "drop_off") is None
    assert misdirected("Orders fell to 1,200.", UP, "fell") == "fell"


def test_it_takes_no_time() -> None:
    assert misdirected("from 1 " * 170, UP, "x") is None
    assert misdirected("จาก 1" * 200, UP, "x") is None
