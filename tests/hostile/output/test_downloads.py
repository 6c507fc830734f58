"""What is given out as a file: typed, attached, only to who may have it, and quick whatever is asked of it."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Final

import httpx
import pytest
from tests.hostile.output.conftest import PLUGIN, cpu_s, send
from tests.integration.server import EMAIL, PASSWORD, ServedProduct

FILES: Final = ("/api/audit/export", "/api/audit/export?format=ndjson", "/api/people/{person}/export")
TIMES: Final = 4
IDS: Final = ("../../etc/passwd", "a\r\nSet-Cookie: x=1", "\u202egnp.exe", "x" * 200, 'a"; filename=evil.exe', "a\x00b", "..\\..\\x")
RANGES: Final = {
    "ten thousand parts": "bytes=" + ",".join(f"{n}-{n}" for n in range(0, 20_000, 2)),
    "ten thousand overlapping": "bytes=" + ",".join("0-" for _ in range(10_000)),
    "ten thousand suffixes": "bytes=" + ",".join(f"-{n}" for n in range(1, 10_001)),
    "huge numbers": "bytes=" + "9" * 5_000 + "-",
    "no numbers": "bytes=" + "a-b," * 10_000,
    "another unit": "lines=" + "0-1," * 10_000,
}


@pytest.mark.hostile(80)
@pytest.mark.parametrize("header", RANGES.values(), ids=RANGES)
@pytest.mark.parametrize("path", [f"/plugins/{PLUGIN}/main.js", "/docs/swagger-ui.css", "/api/audit/export"])
def test_a_range_header_of_ten_thousand_parts_is_answered_at_once(house: ServedProduct, path: str, header: str) -> None:
    began = cpu_s(house)
    for _ in range(TIMES):
        answer = house.client.get(path, headers={"Range": header})
        assert answer.status_code in (200, 400, 416, 431), answer.status_code
    used = cpu_s(house) - began
    began = cpu_s(house)
    for _ in range(TIMES):
        house.client.get(path)
    assert used < TIMES * 0.05 + cpu_s(house) - began


def somebody(house: ServedProduct) -> str:
    """The key of a person that is there."""
    return str(house.client.get("/api/people").json()["people"][0]["person"])


@pytest.mark.req("J7")
@pytest.mark.hostile(79, 82)
@pytest.mark.parametrize("path", FILES)
@pytest.mark.asvs("5.4.1")
def test_a_file_is_attached_typed_and_named_by_the_product(house: ServedProduct, path: str) -> None:
    answer = house.client.get(path.format(person=somebody(house)))
    assert answer.status_code == 200
    kind, _, name = answer.headers["content-disposition"].partition("; ")
    assert kind == "attachment"
    assert name.removeprefix('filename="').removesuffix('"').replace("-", "").replace(".", "").isalnum()
    assert answer.headers["content-type"].split(";")[0] in ("text/csv", "application/x-ndjson", "application/zip")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.req("J7")
@pytest.mark.hostile(79)
@pytest.mark.asvs("5.4.2", "1.2.1")
def test_people_with_ids_of_paths_and_headers_get_plain_file_names(house: ServedProduct) -> None:
    send(house, *({"name": "page_view", "user_id": who} for who in IDS))
    for one in house.client.get("/api/people").json()["people"][: len(IDS)]:
        answer = house.client.get(f"/api/people/{one['person']}/export")
        assert "set-cookie" not in answer.headers
        name = answer.headers["content-disposition"]
        assert name.isascii()
        assert "/" not in name
        assert "\\" not in name
        assert len(name) < 100
        assert sorted(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == ["README.txt", "events.ndjson", "person.json", "segments.json"]


@pytest.mark.req("J7")
@pytest.mark.hostile(66)
@pytest.mark.parametrize("path", FILES)
def test_the_address_of_a_file_opens_nothing_without_the_login_and_nothing_after_it(house: ServedProduct, path: str) -> None:
    path = path.format(person=somebody(house))
    with httpx.Client(base_url=house.url, timeout=30) as stranger:
        assert stranger.get(path).status_code == 401
        token = stranger.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD}).json()["access_token"]
        bearer = {"Authorization": f"Bearer {token}"}
        stranger.cookies.clear()
        assert stranger.get(path, headers=bearer).status_code == 200
        assert stranger.get(path, headers={"X-API-Key": house.write_key}).status_code == 403
        assert stranger.post("/api/auth/logout", headers=bearer).is_success
        assert stranger.get(path, headers=bearer).status_code == 401


@pytest.mark.req("J5")
@pytest.mark.hostile(75)
def test_names_that_are_formulas_are_text_in_the_file_of_the_audit_log(house: ServedProduct) -> None:
    for name in ("=1+1", "@SUM(A1)", "-2+3", "+cmd|' /C calc'!A0", "\t=1", '=HYPERLINK("http://x")'):
        house.client.post("/api/projects/1/keys", json={"kind": "read", "name": name}).raise_for_status()
    rows = list(csv.reader(io.StringIO(house.client.get("/api/audit/export").text.removeprefix("\ufeff"))))
    cells = [cell for row in rows[1:] for cell in row]
    assert any("=1+1" in cell for cell in cells)
    assert [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell and not cell.lstrip("-").replace(".", "").isdigit()] == []
