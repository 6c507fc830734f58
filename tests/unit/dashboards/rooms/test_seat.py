from __future__ import annotations

from tidegauge.dashboards.rooms.seat import COLOURS, pick_colour


def test_everyone_has_a_colour_of_their_own_while_there_are_enough() -> None:
    taken: list[str] = []
    for number in range(len(COLOURS)):
        taken.append(pick_colour(f"p{number}", taken))
    assert sorted(taken) == sorted(COLOURS)
    assert pick_colour("p9", taken) == pick_colour("p9", taken) in COLOURS
