from tidegauge.ingest.sender import NOTHING, Context


def test_nothing_is_known_of_an_unknown_sender() -> None:
    assert Context() == NOTHING
    assert {Context("TH"), Context("TH"), NOTHING} == {Context("TH"), Context()}
