from __future__ import annotations

import resource

import pytest

from tidegauge.cli.diagnosis import machine
from tidegauge.core.settings import Settings

HERE = Settings()


def test_this_machine_is_fine() -> None:
    assert all(finding.is_fine for check in (machine.check_versions, machine.check_clock, machine.check_descriptors) for finding in check(HERE))


def test_an_old_sqlite_a_wrong_clock_and_few_descriptors_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.apsw, "sqlite_lib_version", lambda: "3.40.1")
    monkeypatch.setattr(machine.time, "time_ns", lambda: 0)
    monkeypatch.setattr(machine.resource, "getrlimit", lambda kind: (256, 1024))
    assert [finding.is_fine for finding in machine.check_versions(HERE)] == [True, False]
    assert "1970-01-01" in machine.check_clock(HERE)[0].line()
    assert "4096" in machine.check_descriptors(HERE)[0].line()
    monkeypatch.setattr(machine.resource, "getrlimit", lambda kind: (256, resource.RLIM_INFINITY))
    assert machine.check_descriptors(HERE)[0].is_fine


def test_an_engine_that_nothing_confines_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "chdb:///data/store"
    monkeypatch.setattr(machine, "abi_version", lambda: 7)
    assert [finding.is_fine for finding in machine.check_confinement(Settings(store_url=url))] == [True]
    assert [finding.is_fine for finding in machine.check_confinement(Settings(store_url=url, engine_confinement="off"))] == [False]
    monkeypatch.setattr(machine, "abi_version", lambda: 1)
    assert "Landlock 1" in machine.check_confinement(Settings(store_url=url))[0].line()
    assert machine.check_confinement(Settings(store_url="clickhouse://h/d")) == []
