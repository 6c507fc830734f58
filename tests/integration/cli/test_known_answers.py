"""Real files in through the import command, known answers out through the API."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from tests.integration.server import ServedProduct, served, until

DATA = Path(__file__).parents[2] / "data"
RETAIL: dict[str, Any] = {"metric": "order_line", "from": "2010-12-01T00:00:00Z", "to": "2011-12-10T00:00:00Z"}
CLEAN = [
    {"field": "user_id", "operator": "exists"},
    {"field": "properties.Quantity", "operator": "gt", "value": 0},
    {"field": "properties.UnitPrice", "operator": "gt", "value": 0},
    {"field": "properties.InvoiceNo", "operator": "not_starts_with", "value": "C"},
]
LOG: dict[str, Any] = {"metric": "request", "from": "2015-05-17T00:00:00Z", "to": "2015-05-21T00:00:00Z"}
WEB: dict[str, Any] = {"metric": "page_view", "from": "2014-01-07T00:00:00Z", "to": "2014-01-23T00:00:00Z"}
STATUS: dict[str, Any] = {"metric": "nginx_status", "from": "2015-10-01T00:00:00Z", "to": "2015-12-01T00:00:00Z"}
IMPORTS: dict[str, list[str]] = {
    "online_retail.parquet": ["--name", "order_line", "--map", "timestamp=InvoiceDate", "--map", "user_id=CustomerID", "--set", "value=Quantity * UnitPrice"],
    "access.log.gz": ["--format", "access-log"],
    "web_sessions.csv.gz": ["--name", "page_view", "--set", "type='page_view'", "--map", "user_id=uuid", "--map", "properties.page=url"],
    "nginxplus_status.ndjson.gz": ["--name", "nginx_status"],
}
COUNTS = {"online_retail.parquet": 541_909, "access.log.gz": 10_000, "web_sessions.csv.gz": 63_524, "nginxplus_status.ndjson.gz": 500}

pytestmark = [pytest.mark.req("A7"), pytest.mark.xdist_group("known_answers"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    """A server that holds all four files."""
    with served(tmp_path_factory.mktemp("known_answers")) as product:
        for file, options in IMPORTS.items():
            done = product.command("import", str(DATA / file), *options)
            assert (done.returncode, done.stdout.strip()) == (0, f"imported {COUNTS[file]}, rejected 0"), done.stderr
        until(lambda: product.value(metric="*", aggregation="count", **{"from": "2010-01-01", "to": "2016-01-01"}) == sum(COUNTS.values()))
        yield product


def by(product: ServedProduct, field: str, **question: Any) -> dict[str, float]:
    results = product.ask(group_by=[field], **question)["results"]
    return {str(next(iter(row["dimensions"].values()))).removesuffix(".0"): row["value"] for row in results}


def test_retail_totals(product: ServedProduct) -> None:
    assert product.value(**RETAIL, aggregation="count") == 541_909
    assert product.value(**RETAIL, aggregation="sum") == pytest.approx(9_747_747.934, rel=1e-9)
    assert product.value(**RETAIL, aggregation="count", filters=CLEAN) == 397_884
    assert product.value(**RETAIL, aggregation="sum", filters=CLEAN) == pytest.approx(8_911_407.904, rel=1e-9)


def test_retail_unique_counts_are_exact_when_asked(product: ServedProduct) -> None:
    def unique(field: str, filters: list[dict[str, Any]]) -> Any:
        return product.value(**RETAIL, aggregation="unique_count", value_field=field, exact=True, filters=filters)

    assert [unique("properties.InvoiceNo", []), unique("user_id", []), unique("properties.Country", [])] == [25_900, 4_372, 38]
    assert [unique("properties.InvoiceNo", CLEAN), unique("user_id", CLEAN)] == [18_532, 4_338]


def test_retail_months_and_countries(product: ServedProduct) -> None:
    months = product.ask(**RETAIL, aggregation="sum", filters=CLEAN, interval="month")["results"]
    expected = [572713.89, 569445.04, 447137.35, 595500.76, 469200.36, 678594.56, 661213.69, 600091.01, 645343.90, 952838.38, 1039318.79, 1161817.38, 518192.79]
    assert [row["value"] for row in months] == pytest.approx(expected, abs=0.006)
    assert [row["timestamp"][:7] for row in months] == ["2010-12", *(f"2011-{month:02d}" for month in range(1, 13))]
    top = by(product, "properties.Country", **RETAIL, aggregation="sum", filters=CLEAN, order_by="value", order="desc", limit=3)
    assert list(top) == ["United Kingdom", "Netherlands", "EIRE"]
    assert list(top.values()) == pytest.approx([7308391.55, 285446.34, 265545.90], abs=0.006)


@pytest.mark.req("A3")
def test_importing_a_file_again_adds_nothing(product: ServedProduct) -> None:
    done = product.command("import", str(DATA / "access.log.gz"), *IMPORTS["access.log.gz"])
    assert (done.returncode, done.stdout.strip()) == (0, "imported 10000, rejected 0 (10000 already there)")
    assert product.value(**LOG, aggregation="count") == 10_000


def test_access_log(product: ServedProduct) -> None:
    assert product.value(**LOG, aggregation="unique_count", value_field="anonymous_id", exact=True) == 1_753
    assert product.value(**LOG, aggregation="sum", value_field="properties.bytes") == 2_747_282_740
    status = by(product, "properties.status", **LOG, aggregation="count", limit=20)
    assert status == {"200": 9126, "304": 445, "404": 213, "301": 164, "206": 45, "500": 3, "403": 2, "416": 2}
    days = product.ask(**LOG, aggregation="count", interval="day")["results"]
    assert [row["value"] for row in days] == [1632, 2893, 2896, 2579]
    paths = by(product, "properties.path", **LOG, aggregation="count", order_by="value", order="desc", limit=3)
    assert paths == {"/favicon.ico": 807, "/style2.css": 546, "/reset.css": 538}
    kinds = by(product, "device", **LOG, aggregation="count", limit=10)
    assert kinds["desktop"] > kinds["bot"] > kinds["mobile"] > 0


def test_web_sessions(product: ServedProduct) -> None:
    frame = pd.read_csv(DATA / "web_sessions.csv.gz")
    assert product.value(**WEB, aggregation="count") == len(frame) == 63_524
    assert product.value(**WEB, aggregation="unique_count", value_field="user_id", exact=True) == frame.uuid.nunique() == 10_000
    top = frame.url.value_counts().head(5)
    found = by(product, "page", **WEB, aggregation="count", order_by="value", order="desc", limit=5)
    assert sorted(found.values()) == sorted(int(count) for count in top)
    days = pd.to_datetime(frame.timestamp).dt.date.value_counts().sort_index()
    answered = product.ask(**WEB, aggregation="count", interval="day")["results"]
    assert {row["timestamp"][:10]: row["value"] for row in answered if row["value"]} == {str(day): int(count) for day, count in days.items()}


@pytest.mark.req("C5")
def test_web_sessions_as_an_analysis(product: ServedProduct) -> None:
    body = {"from": WEB["from"], "to": WEB["to"]}
    response = product.client.post("/api/analysis/sessions", json=body)
    assert response.status_code == 200, response.text
    found = response.json()
    assert (found["sessions"], found["events"], found["users"]) == (22_226, 63_524, 10_000)
    assert (found["single_event_sessions"], found["bounce_rate"]) == (13_138, pytest.approx(0.5911, abs=5e-5))
    assert found["mean_duration_seconds"] == pytest.approx(272.198, abs=5e-4)
    assert found["mean_duration_seconds_of_others"] == pytest.approx(665.699, abs=5e-4)
    assert found["mean_events"] == pytest.approx(2.858, abs=5e-4)
    later = product.client.post("/api/analysis/sessions", json={**body, "gap_seconds": 1_801}).json()
    assert later["sessions"] == 22_224  # times are whole seconds: longer than 1,800


def test_nested_server_status(product: ServedProduct) -> None:
    with gzip.open(DATA / "nginxplus_status.ndjson.gz") as file:
        frame = pd.json_normalize([json.loads(line) for line in file])
    zone = "server_zones.hg.nginx.org.responses.2xx"
    for path in ("connections.active", "requests.current", "ssl.handshakes"):
        for aggregation, expected in (("sum", frame[path].sum()), ("max", frame[path].max()), ("average", frame[path].mean())):
            assert product.value(**STATUS, aggregation=aggregation, value_field=f"properties.{path}") == pytest.approx(float(expected), rel=1e-9)
    assert frame[zone].notna().all()
    assert by(product, "properties.pid", **STATUS, aggregation="count", limit=50) == {str(pid): count for pid, count in frame.pid.value_counts().items()}


COHORT_SIZES = [885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 323, 41]
DECEMBER_2010 = [885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]


def clean_retail() -> pd.DataFrame:
    frame = pd.read_parquet(DATA / "online_retail.parquet")
    kept = frame.CustomerID.notna() & ~frame.InvoiceNo.astype(str).str.startswith("C") & (frame.Quantity > 0) & (frame.UnitPrice > 0)
    clean = frame[kept].assign(month=frame.InvoiceDate.dt.to_period("M"), revenue=frame.Quantity * frame.UnitPrice)
    return clean.assign(cohort=clean.groupby("CustomerID").month.transform("min"))


def cohorts_of(product: ServedProduct, **body: Any) -> list[dict[str, Any]]:
    window = {"from": RETAIL["from"], "to": RETAIL["to"], "filters": CLEAN, "period": "monthly"}
    response = product.client.post("/api/analysis/cohort", json={**window, **body})
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["cohorts"]
    return found


@pytest.mark.req("C2")
@pytest.mark.parametrize("events", [{}, {"start_event": {"event": "order_line"}, "return_event": {"event": "order_line"}}], ids=["any event", "named"])
def test_retail_cohorts_by_first_purchase(product: ServedProduct, events: dict[str, Any]) -> None:
    cohorts = cohorts_of(product, metric="retention_rate", **events)
    assert [cohort["size"] for cohort in cohorts] == COHORT_SIZES
    assert cohorts[0]["period"] == "2010-12-01"
    assert [cell["count"] for cell in cohorts[0]["retention"]] == DECEMBER_2010
    table = clean_retail().groupby(["cohort", "month"]).CustomerID.nunique()
    months = pd.period_range("2010-12", "2011-12", freq="M")
    plain = [[int(table.get((start, month), 0)) for month in months if month >= start] for start in months]
    assert [[cell["count"] for cell in cohort["retention"]] for cohort in cohorts] == plain
    assert all(cell["value"] == cell["count"] / cohort["size"] for cohort in cohorts for cell in cohort["retention"])
    assert all(cohort["retention"][0]["value"] == 1.0 for cohort in cohorts)


@pytest.mark.req("C2")
def test_retail_revenue_by_cohort(product: ServedProduct) -> None:
    cohorts = cohorts_of(product, metric="revenue", start_event={"event": "order_line"})
    table = clean_retail().groupby(["cohort", "month"]).revenue.sum()
    for cohort in cohorts:
        start = pd.Period(cohort["period"][:7])
        for cell in cohort["retention"]:
            assert cell["value"] == pytest.approx(table.get((start, start + cell["period"]), 0.0), abs=1e-6)
    assert sum(cell["value"] for cohort in cohorts for cell in cohort["retention"]) == pytest.approx(8_911_407.904, rel=1e-9)
