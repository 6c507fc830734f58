from tidegauge.contracts.plan import ALWAYS
from tidegauge.contracts.segment import AllOf, Did, Except, InSegment, OneOf, Seen


def test_equal_segments_are_one_key() -> None:
    def made() -> InSegment:
        return InSegment(1, "s", AllOf((Did(ALWAYS, 2, 30), Except(Seen("last", 7)), OneOf((1, 2)))), 5)

    assert made() == made()
    assert len({made(), made()}) == 1
    assert made() != InSegment(1, "s")
