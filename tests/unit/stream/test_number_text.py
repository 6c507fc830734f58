from __future__ import annotations

import numpy as np
import pytest

from tidegauge.stream.number_text import number_text, number_texts


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (29.99, "29.99"),
        (200.0, "200"),
        (0.0, "0"),
        (-0.0, "-0"),
        (-1.5, "-1.5"),
        (0.0001, "0.0001"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (1.5e-10, "1.5e-10"),
        (1e15, "1000000000000000"),
        (1e16, "10000000000000000"),
        (123456789012345680.0, "123456789012345680"),
        (1e20, "100000000000000000000"),
        (1e21, "1e21"),
        (-1.25e22, "-1.25e22"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e308"),
        (123456789.12345679, "123456789.12345679"),
        (float("nan"), "nan"),
    ],
)
def test_writes_as_the_store_does(number: float, text: str) -> None:
    assert number_text(number) == text


def test_writes_arrays() -> None:
    assert number_texts(np.array([1.0, 2.5])) == ["1", "2.5"]
