from __future__ import annotations

from tidegauge.app.demo import catalogue


def test_weights_are_positive_and_names_unique() -> None:
    for pairs in (
        catalogue.COUNTRIES,
        catalogue.DEVICES,
        catalogue.CHANNELS,
        catalogue.PAGES,
        catalogue.SEARCHES,
        catalogue.FEATURES,
        catalogue.ENDPOINTS,
        catalogue.ERRORS,
    ):
        assert all(weight > 0 for _, weight in pairs)
        assert len({value for value, _ in pairs}) == len(pairs)
    assert all(product.price > 0 and product.weight > 0 for product in catalogue.PRODUCTS)


def test_the_audience_is_world_wide_with_thailand() -> None:
    countries = dict(catalogue.COUNTRIES)
    assert len(countries) >= 20
    assert countries["TH"] > sum(countries.values()) * 0.05
    assert set(catalogue.LANGUAGES) <= set(countries)
