import msgspec

from tidegauge.contracts.answer import Answer, AnswerMeta, ResultRow


def _meta() -> AnswerMeta:
    return AnswerMeta("a", "b", None, "UTC", True, 0.0, False, 1.0, 2, False)


def test_previous_is_there_only_when_a_comparison_was_asked_for() -> None:
    plain, compared = ResultRow("x", 1, 1, {}), ResultRow("x", 1, 1, {}, previous=None)
    rows = msgspec.json.decode(msgspec.json.encode(Answer([plain, compared], _meta())))["results"]
    assert ["previous" in row for row in rows] == [False, True]


def test_meta_has_from_as_its_key_and_numbers_that_json_has() -> None:
    meta = _meta()
    meta.total = float("inf")
    body = msgspec.json.decode(msgspec.json.encode(meta))
    assert (body["from"], body["total"]) == ("a", None)
