from __future__ import annotations

from prometheus_client.parser import text_string_to_metric_families

from tidegauge.telemetry.metrics import Metrics


def test_the_page_is_valid_and_has_the_process_and_what_was_observed() -> None:
    metrics = Metrics()
    metrics.observe_request("POST", "/api/events", 202, 0.004)
    metrics.observe_model_call("local", "ok")
    metrics.observe_loop_lag(0.02)
    families = {family.name: family for family in text_string_to_metric_families(metrics.render().decode())}
    assert {"process_resident_memory_bytes", "http_request_duration_seconds", "ai_api_requests", "tidegauge_event_loop_lag_seconds"} <= set(families)
    count = next(sample for sample in families["http_request_duration_seconds"].samples if sample.name.endswith("_count"))
    assert (count.labels, count.value) == ({"method": "POST", "endpoint": "/api/events", "status": "202"}, 1.0)


def test_two_nodes_in_one_process_do_not_share_numbers() -> None:
    one, other = Metrics(), Metrics()
    one.observe_loop_lag(1)
    assert "tidegauge_event_loop_lag_seconds_count 1.0" in one.render().decode()
    assert "tidegauge_event_loop_lag_seconds_count 0.0" in other.render().decode()


def test_requests_are_totalled_and_model_calls_are_handed_over_once() -> None:
    metrics = Metrics()
    for status, duration_s in ((200, 0.5), (404, 0.25), (503, 0.25)):
        metrics.observe_request("GET", "/api/x", status, duration_s)
    assert (metrics.requests.count, metrics.requests.failed, metrics.requests.seconds) == (3, 1, 1.0)
    metrics.observe_model_call("local", "ok")
    metrics.observe_model_call("local", "timeout")
    assert metrics.take_model_calls() == [("local", "ok"), ("local", "timeout")]
    assert metrics.take_model_calls() == []
