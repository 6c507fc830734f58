"""Makes dashboards from templates, in the caller's project or in one with sample events."""

from __future__ import annotations

import msgspec

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.policy import OF_ROLE, Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.sight import current_sight
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.suggestion import did_you_mean
from tidegauge.dashboards.access import require_person
from tidegauge.dashboards.document import Box, outline
from tidegauge.dashboards.library import Library, Shelf
from tidegauge.dashboards.samples.filling import Filling, Progress
from tidegauge.dashboards.samples.repository import all_samples, ensure_sample, samples_of
from tidegauge.dashboards.templates import TEMPLATES
from tidegauge.dashboards.templates.template import Template
from tidegauge.dashboards.view import DashboardView
from tidegauge.meta.database import Database
from tidegauge.query.schema import NameRegistry


class TemplateView(msgspec.Struct, frozen=True):
    """A template as callers see it; `has_data`: the project has sent an event that it needs."""

    key: str
    name: str
    description: str
    kinds: tuple[str, ...]
    thumbnail: tuple[Box, ...]
    needs: tuple[str, ...]
    has_data: bool


class SampleView(msgspec.Struct, frozen=True):
    """A project of samples and how far its filling is."""

    project_id: str
    name: str
    template: str
    progress: Progress


class Maker:
    """Templates for callers. `registry` knows which events a project has sent."""

    def __init__(self, library: Library, database: Database, access: AccessCache, registry: NameRegistry, filling: Filling, clock: Clock) -> None:
        self._library, self._database, self._access, self._registry, self._filling, self._clock = library, database, access, registry, filling, clock

    def offered(self, caller: Principal) -> list[TemplateView]:
        """All of them. What a project has sent is told to those who see all of it."""
        sent = self._registry.snapshot(caller.project_id).events if current_sight().is_whole else {}
        return [_view(template, has_data=any(name in sent for name in template.needs)) for template in TEMPLATES]

    async def make(self, caller: Principal, key: str, name: str | None = None, *, with_samples: bool) -> DashboardView:
        """A new dashboard. With samples it is in the template's sample project, which is made and filled when it is not there; asked again, the samples
        are brought up to now. Raises InvalidInput for an unknown key, LimitReached."""
        require_person(caller)
        template = _find(key)
        if with_samples:
            caller = await self._in_samples(caller, template)
            if name is None and (known := await self._library.find(caller, Shelf())):
                return await self._library.get(caller, known[0].id)
        document = template.board()
        if name is not None:
            document = msgspec.structs.replace(document, name=name)
        return await self._library.create(caller, document, message=f"From the template {template.name}")

    async def samples(self, caller: Principal) -> list[SampleView]:
        """The caller's sample projects."""
        rows = await self._database.read(samples_of, caller.person_id)
        return [SampleView(str(row.project_id), row.name, row.template, self._filling.progress(row.project_id)) for row in rows]

    async def top_up_samples(self) -> None:
        """Let every sample that was filled go on to now."""
        of_key = {template.key: template for template in TEMPLATES}
        for row in await self._database.read(all_samples):
            if template := of_key.get(row.template):
                await self._filling.top_up(row, template.sample)

    async def _in_samples(self, caller: Principal, template: Template) -> Principal:
        """The caller as an administrator of the template's sample project."""
        row = await self._database.write(
            ensure_sample,
            template=template.key,
            name=f"Sample: {template.name}",
            timezone=caller.timezone,
            person_id=caller.person_id,
            now_ms=self._clock.now_ms(),
        )
        self._access.clear()
        self._filling.begin(row, template.sample)
        permissions = OF_ROLE["admin"] | (caller.permissions & {Permission.ADMIN})
        return msgspec.structs.replace(caller, project_id=row.project_id, role="admin", permissions=permissions)


def _find(key: str) -> Template:
    found = next((template for template in TEMPLATES if template.key == key), None)
    if found is None:
        keys = [template.key for template in TEMPLATES]
        message = f"There is no template '{key}'.{did_you_mean(key, keys)}"
        raise InvalidInput(message, details=[ErrorDetail("template", f"one of {', '.join(keys)}")])
    return found


def _view(template: Template, *, has_data: bool) -> TemplateView:
    what = outline(template.board())
    return TemplateView(template.key, template.name, template.description, what.kinds, what.thumbnail, template.needs, has_data)
