"""The links between person keys in the store's table: written with the batches that made them, read once at the start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyarrow as pa

from tidegauge.contracts.ports import QueryLimits
from tidegauge.identity.identities import Identities, Link
from tidegauge.store.engines.port import Engine

_INSERT: Final = "INSERT INTO identities (project, person, root, _batch) SELECT project, person, root, _batch FROM {block}"
_SCHEMA: Final = pa.schema([("project", pa.uint32()), ("person", pa.uint64()), ("root", pa.uint64()), ("_batch", pa.uint64())])
_OF_PROJECT: Final = "FROM identities FINAL WHERE project = {project:UInt32}"


def keep_links(engine: Engine, links: Sequence[Link]) -> None:
    """Insert links, all or none. Doing it again changes nothing: the newest row of a key counts. Raises what the engine raises."""
    if links:
        columns = zip(*links, strict=True)
        arrays = [pa.array(column, kind) for column, kind in zip(columns, _SCHEMA.types, strict=True)]
        engine.insert(_INSERT, pa.Table.from_arrays(arrays, schema=_SCHEMA))


def load_links(engine: Engine, identities: Identities) -> None:
    """Fill `identities` with every kept link. Raises what the engine raises."""
    counted = engine.query("SELECT project, max(_batch) FROM identities GROUP BY project", {}, QueryLimits(), "links").rows
    for project, changed_at in counted:
        place = {"project": project}
        keys = engine.integers(f"SELECT person {_OF_PROJECT} ORDER BY person", place)
        roots = engine.integers(f"SELECT root {_OF_PROJECT} ORDER BY person", place)
        identities.load(int(project), keys, roots, int(changed_at))
