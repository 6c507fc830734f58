from __future__ import annotations

import pytest

from tidegauge.core.settings_source import InvalidSettings
from tidegauge.core.source_variables import from_source_variables


def read(**environ: str) -> dict[str, object]:
    return {name: given.value for name, given in from_source_variables(environ).items()}


@pytest.mark.req("K2")
def test_the_sources_variables_become_settings() -> None:
    assert read(DB_TYPE="postgresql", DB_HOST="h", DB_PORT="5432", DB_NAME="analytics", DB_USER="u", DB_PASSWORD="p w@") == {
        "meta_url": "postgresql://u:p%20w%40@h:5432/analytics"
    }
    assert read(DB_TYPE="postgresql") == {"meta_url": "postgresql://localhost:5432/tidegauge"}
    assert read(DB_TYPE="sqlite") == {}
    assert read(DB_TYPE="sqlite", DB_NAME="/d/meta.db") == {"meta_url": "sqlite:////d/meta.db"}
    assert read(CACHE_TYPE="redis", CACHE_HOST="c") == {"redis_url": "redis://c:6379/0"}
    assert read(CACHE_TYPE="memory", JWT_ALGORITHM="HS256") == {}
    assert read(SECRET_KEY="s", ALLOWED_ORIGINS="http://a", REDIS_URL="redis://r", WS_HEARTBEAT_INTERVAL="30", DATABASE_URL="postgresql://x/y") == {
        "secret_key": "s",
        "cors_origins": "http://a",
        "redis_url": "redis://r",
        "ws_heartbeat_s": "30",
        "meta_url": "postgresql://x/y",
    }


def test_parts_without_their_type_say_nothing() -> None:
    assert read(DB_HOST="h", DB_PASSWORD="p", CACHE_HOST="c") == {}


@pytest.mark.parametrize(("variable", "value"), [("DB_TYPE", "mysql"), ("CACHE_TYPE", "memcached"), ("JWT_ALGORITHM", "none")])
def test_what_is_not_spoken_here_is_refused_by_name(variable: str, value: str) -> None:
    with pytest.raises(InvalidSettings, match=variable):
        read(**{variable: value})
