from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from tidegauge.alerts.notices.chart import HEIGHT, WIDTH, Series, chart_png, chart_svg

SVG = "{http://www.w3.org/2000/svg}"
HOUR = 3_600_000


def drawn(series: Series) -> ET.Element:
    return ET.fromstring(chart_svg(series))


@pytest.mark.req("F4")
def test_a_picture_has_the_number_its_threshold_and_where_they_are() -> None:
    svg = drawn(Series([(hour * HOUR, float(hour)) for hour in range(10)], 5.0, "Asia/Bangkok"))
    (line,) = svg.iter(f"{SVG}polyline")
    places = [tuple(map(float, place.split(","))) for place in line.attrib["points"].split()]
    assert [x for x, _ in places] == sorted(x for x, _ in places)
    assert [y for _, y in places] == sorted((y for _, y in places), reverse=True)
    (limit,) = [one for one in svg.iter(f"{SVG}line") if one.attrib["stroke"] == "#d92d20"]
    assert float(limit.attrib["y1"]) == pytest.approx(places[5][1], abs=0.1)
    assert [text.text for text in svg.iter(f"{SVG}text")][-2:] == ["01-01 07:00", "01-01 16:00"]
    assert "5" in [text.text for text in svg.iter(f"{SVG}text")]


def test_a_gap_is_a_gap_and_one_number_a_dot() -> None:
    svg = drawn(Series([(0, 1.0), (1, 2.0), (2, None), (3, 4.0), (4, float("inf")), (5, float("nan"))], None))
    assert len(list(svg.iter(f"{SVG}polyline"))) == 1
    assert len(list(svg.iter(f"{SVG}circle"))) == 1


@pytest.mark.parametrize("numbers", [[0.0, 0.0], [-5.0, -5.0], [None, None], [1e300, -1e300], [3.0]])
def test_any_numbers_stay_in_the_picture(numbers: list[float | None]) -> None:
    svg = drawn(Series(list(enumerate(numbers)), 0.0))
    places = [place for line in svg.iter(f"{SVG}polyline") for place in line.attrib["points"].split()]
    for place in places:
        x, y = map(float, place.split(","))
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


def test_a_png_is_twice_as_large() -> None:
    png = chart_png(Series([(0, 1.0), (HOUR, 3.0)], 2.0))
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (2 * WIDTH, 2 * HEIGHT)


@pytest.mark.hostile(78)
def test_a_picture_refers_to_nothing_that_could_be_fetched() -> None:
    svg = chart_svg(Series([(0, 1e308), (60_000, None), (120_000, -1e308)], 0.5, "Asia/Bangkok"))
    assert re.findall(r"(?i)href|url\(|@import|<image|<use|<style|file:|https?:(?!//www\.w3\.org/2000/svg)", svg) == []
