from tidegauge.contracts.event import EVENT_TYPES, Event


def test_types_keep_the_integers_of_older_clients() -> None:
    assert [EVENT_TYPES.index(name) for name in ("page_view", "user_action", "custom", "metric_update", "alert", "system", "error", "performance")] == list(
        range(8)
    )


def test_what_an_event_does_not_have_is_empty() -> None:
    event = Event(1, "a", "custom", 5, 6)
    assert (event.id, event.user_id, event.value, event.tags, event.properties, event.given) == ("", "", None, (), None, 0)
