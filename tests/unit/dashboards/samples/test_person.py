from __future__ import annotations

from tidegauge.dashboards.samples.person import Person


def test_people_stay_who_they_are() -> None:
    assert vars(Person("x", 7)) == vars(Person("x", 7))
    somebody = Person("x", 7)
    assert somebody.context == {"country": somebody.country, "device": somebody.device, "browser": somebody.browser, "os": somebody.os}


def test_no_two_people_share_an_id() -> None:
    assert len({Person("x", number).id for number in range(500)}) == 500
