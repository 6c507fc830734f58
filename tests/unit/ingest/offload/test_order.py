from tidegauge.ingest.offload.order import Order, Prepared, decode_answer, decode_order, encode_answer, encode_order
from tidegauge.ingest.sender import Context


def test_orders_and_answers_survive_the_way() -> None:
    order = Order(1, "application/json", 5, Context("TH", is_bot=True))
    prepared = Prepared(1, {"a": 1}, {"p": {"text": 1}}, ["p"], 1, ["e"], [2**64 - 1])
    assert decode_order(encode_order(order)) == order
    assert decode_answer(encode_answer(prepared)) == prepared
    assert decode_answer(encode_answer(None)) is None
