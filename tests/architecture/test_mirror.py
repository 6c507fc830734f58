"""Every module has its unit test at the mirrored path, and the tests tree holds no test of a module that is gone."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/tidegauge"
UNIT = ROOT / "tests/unit"

PROVEN_ELSEWHERE = {
    # module (or folder/) -> why its proof is not a unit test
    "__main__.py": "the console entry, run by tests/integration/cli",
    "app/application.py": "the whole product, tests/integration/app",
    "app/parts.py": "the whole product, tests/integration/app",
    "app/routes.py": "the whole product, tests/integration/app",
    "live/freshness.py": "over HTTP, tests/integration/app/test_freshness.py",
    "live/routes.py": "over HTTP, tests/integration/app/test_freshness.py",
    "app/health.py": "the whole product, tests/integration/app",
    "app/statistics.py": "the whole product, tests/integration/app",
    "app/run.py": "a served process, tests/integration/app/test_recovery.py and tests/e2e",
    "app/demo/project.py": "a served process, tests/e2e/test_demo_removal.py",
    "app/self_monitoring/monitor.py": "a served process, tests/integration/app/test_self_monitoring.py",
    "app/self_monitoring/readings.py": "a served process, tests/integration/app/test_self_monitoring.py",
    "app/self_monitoring/repository.py": "SQL, tests/integration/app/test_self_monitoring.py",
    "ingest/repository.py": "real databases, tests/integration/app",
    "cli/sampling/loop.py": "samples over a socket, tests/integration/cli/test_agent.py",
    "cli/importing/job.py": "one import over a socket, tests/integration/cli/test_import.py",
    "cli/importing/upload.py": "requests over a socket, tests/integration/cli/test_import.py",
    "accounts/gate.py": "who gets in where, tests/integration/accounts/test_access.py on both databases",
    "accounts/office.py": "wiring, run by every test of tests/integration/accounts",
    "accounts/bootstrap.py": "first starts, tests/integration/accounts/test_setup.py on both databases",
    "accounts/dependencies.py": "policies of routes, tests/integration/accounts/test_access.py",
    "accounts/routes.py": "HTTP, tests/integration/accounts",
    "accounts/login/": "sessions over HTTP, tests/integration/accounts/test_login.py on both databases",
    "accounts/second_factor/factor.py": "over HTTP, tests/integration/accounts/test_second_factor.py on both databases",
    "accounts/second_factor/repository.py": "SQL, tests/integration/accounts/test_second_factor.py on both databases",
    "accounts/second_factor/routes.py": "HTTP, tests/integration/accounts/test_second_factor.py",
    "accounts/second_factor/enrolment.py": "messages without behaviour",
    "accounts/sessions/": "open logins over HTTP, tests/integration/accounts/test_sessions.py on both databases",
    "accounts/people/": "SQL, tests/integration/accounts on both databases",
    "accounts/members/": "who is in a project over HTTP, tests/integration/accounts/test_members.py on both databases",
    "accounts/retention/keeper.py": "the whole product, tests/integration/app/test_retention.py",
    "accounts/retention/repository.py": "the whole product, tests/integration/app/test_retention.py",
    "accounts/retention/routes.py": "over HTTP, tests/integration/app/test_retention.py",
    "accounts/projects/": "tenants over HTTP, tests/integration/accounts/test_access.py on both databases",
    "accounts/setup/": "SQL, tests/integration/accounts/test_setup.py on both databases",
    "accounts/keys/repository.py": "SQL, tests/integration/accounts on both databases",
    "accounts/keys/routes.py": "HTTP, tests/integration/accounts/test_access.py",
    "accounts/keys/keychain.py": "the life of a key, tests/integration/accounts/test_access.py on both databases",
    "app/dashboards.py": "wiring, run by tests/integration/app and tests/integration/dashboards/test_templates.py",
    "backup/desk.py": "over HTTP, tests/integration/backup/test_served.py",
    "backup/routes.py": "over HTTP, tests/integration/backup/test_served.py",
    "backup/stopped.py": "the command on real stores, tests/integration/backup/test_served.py",
    "backup/event_file.py": "a real engine, tests/integration/backup/test_restore.py",
    "backup/metadata_file.py": "real databases, tests/integration/backup/test_restore.py",
    "backup/restore.py": "real stores, tests/integration/backup/test_restore.py",
    "cli/backing_up/": "the command beside a served process and without one, tests/integration/backup/test_served.py",
    "outbound/exchange.py": "a real web server, tests/unit/outbound/test_client.py and tests/hostile/outbound",
    "outbound/reply.py": "messages without behaviour",
    "alerts/channels/channel.py": "messages without behaviour",
    "alerts/channels/desk.py": "over HTTP, tests/integration/app/test_alert_channels.py",
    "alerts/channels/repository.py": "SQL, tests/integration/alerts/test_delivery.py on both databases",
    "alerts/channels/routes.py": "HTTP, tests/integration/app/test_alert_channels.py",
    "alerts/mutes/desk.py": "over HTTP, tests/integration/app/test_alert_channels.py",
    "alerts/mutes/repository.py": "SQL, tests/integration/alerts/test_delivery.py on both databases",
    "alerts/mutes/routes.py": "HTTP, tests/integration/app/test_alert_channels.py",
    "alerts/notices/composer.py": "the whole product, tests/integration/app/test_alert_channels.py",
    "alerts/notices/courier.py": "real databases and a real web server, tests/integration/alerts/test_delivery.py",
    "alerts/notices/desk.py": "real databases, tests/integration/alerts/test_delivery.py",
    "alerts/notices/repository.py": "SQL, tests/integration/alerts/test_delivery.py on both databases",
    "alerts/notices/routes.py": "HTTP, tests/integration/app/test_alert_channels.py",
    "alerts/outlook/": "SQL, tests/integration/alerts/test_delivery.py on both databases",
    "alerts/notifiers/kinds.py": "a list, used by tests/integration/alerts/test_delivery.py",
    "alerts/notifiers/notifier.py": "a port without behaviour",
    "alerts/backtest/series.py": "a real engine, tests/integration/alerts/test_backtest.py",
    "alerts/backtest/history.py": "a real engine, tests/integration/alerts/test_backtest.py",
    "alerts/backtest/backtest.py": "a real engine, tests/integration/alerts/test_backtest.py",
    "alerts/repository.py": "SQL, tests/unit/alerts/test_evaluator.py, and tests/integration/alerts on both databases",
    "alerts/routes.py": "HTTP, tests/integration/app/test_alerts.py",
    "alerts/desk.py": "over HTTP, tests/integration/app/test_alerts.py",
    "compat/": "shapes over HTTP, tests/integration/app/test_alerts.py",
    "aggregation/aggregator.py": "windows under a manual clock on a real engine, tests/integration/app/test_aggregation.py",
    "aggregation/measuring.py": "a real engine, tests/integration/app/test_aggregation.py",
    "aggregation/lateness.py": "a real engine, tests/integration/app/test_aggregation.py",
    "aggregation/repository.py": "SQL, tests/integration/aggregation on both databases",
    "aggregation/routes.py": "HTTP, tests/integration/app/test_aggregation.py",
    "app/aggregation.py": "wiring, run by tests/integration/app/test_aggregation.py",
    "query/compile/session_windows.py": "a real engine, tests/integration/app/test_aggregation.py",
    "query/compile/lateness.py": "a real engine, tests/integration/app/test_aggregation.py",
    "quota/shared.py": "a real Redis, tests/integration/quota/test_shared.py",
    "app/alerting.py": "wiring, run by tests/integration/app/test_alerts.py",
    "dashboards/limit.py": "numbers without behaviour",
    "dashboards/library.py": "the life of a dashboard over HTTP, tests/integration/dashboards/test_library.py on both databases",
    "dashboards/repository.py": "SQL, tests/integration/dashboards on both databases",
    "dashboards/routes.py": "HTTP, tests/integration/dashboards",
    "dashboards/versions/": "SQL, tests/integration/dashboards/test_library.py on both databases",
    "dashboards/sharing/": "who sees what over HTTP, tests/integration/dashboards/test_sharing.py on both databases",
    "dashboards/comments/": "threads over HTTP, tests/integration/dashboards/test_comments.py on both databases",
    "dashboards/annotations/repository.py": "SQL, tests/integration/dashboards/test_annotations.py on both databases",
    "dashboards/annotations/routes.py": "HTTP, tests/integration/dashboards/test_annotations.py",
    "dashboards/links/repository.py": "SQL, tests/integration/dashboards/test_links.py on both databases",
    "dashboards/links/routes.py": "HTTP, tests/integration/dashboards/test_links.py",
    "dashboards/links/door.py": "public links over HTTP, tests/integration/dashboards/test_links.py on both databases",
    "dashboards/rooms/keeper.py": "editing together over sockets, tests/integration/dashboards/test_rooms.py",
    "live/room.py": "ports without behaviour",
    "live/transports/event_stream.py": "over sockets, tests/integration/live/test_event_stream.py",
    "live/transports/socketio_door.py": "over sockets, tests/integration/app/test_socketio.py",
    "live/transports/socketio_server.py": "over sockets with real clients, tests/integration/app/test_socketio.py",
    "live/transports/stream_protocol.py": "over sockets, tests/integration/live/test_event_stream.py",
    "live/transports/stream_routes.py": "over HTTP, tests/integration/app/test_live_transports.py",
    "live/transports/refusal.py": "over sockets, tests/integration/live/test_event_stream.py and test_websocket.py",
    "dashboards/samples/filling.py": "the whole product, tests/integration/dashboards/test_templates.py and test_samples.py",
    "dashboards/samples/repository.py": "SQL, tests/integration/dashboards/test_samples.py on both databases",
    "dashboards/templates/maker.py": "templates over HTTP, tests/integration/dashboards/test_samples.py on both databases",
    **{
        f"dashboards/{folder}/{key}.py": "one of a kind, all of them in tests/unit/dashboards/test_templates.py"
        for folder in ("samples", "templates")
        for key in ("web", "product", "ecommerce", "saas", "system", "api", "ai_detection", "ai_usage", "iot", "marketing", "executive")
    },
    "dashboards/shipped/": "one of a kind, all of them in tests/unit/dashboards/test_shipped.py",
    "dashboards/widgets/": "options without behaviour, all of them in tests/unit/dashboards/test_widgets.py",
    "store/kept_links.py": "a real engine, tests/integration/store/test_identities.py",
    **{
        f"meta/model/{name}.py": "tables without behaviour, all of them in tests/unit/meta/model/test_table.py"
        for name in ("account", "alert", "dashboard", "data", "definition")
    },
    "stream/attempts/attempt.py": "a message without behaviour",
    "meta/migrations/": "run on both databases by tests/integration/meta/test_stores.py",
    "query/explore/series.py": "a real engine, tests/integration/query/test_explore.py",
    "query/explore/rows.py": "a real engine, tests/integration/query/test_explore.py",
    "query/segments/": "the whole product, tests/integration/app/test_segments.py",
    "query/compile/segment.py": "a real engine, tests/integration/app/test_segments.py",
    "query/people/profile.py": "the whole product, tests/integration/app/test_people.py",
    "query/people/routes.py": "over HTTP, tests/integration/app/test_people.py",
    "query/compile/people_page.py": "a real engine, tests/integration/app/test_people.py",
    "query/compile/person_history.py": "a real engine, tests/integration/app/test_people.py",
    "query/explore/people.py": "a real engine, tests/integration/query/test_explore.py",
    "query/explore/neighbours.py": "a real engine, tests/integration/query/test_explore.py",
    "query/explore/explain.py": "a real engine, tests/integration/query/test_explore.py",
    "query/definitions/library.py": "real databases, tests/integration/app/test_definitions.py",
    "query/definitions/repository.py": "real databases, tests/integration/app/test_definitions.py",
    "query/definitions/routes.py": "over HTTP, tests/integration/app/test_definitions.py",
    "query/dictionary/": "a real engine and real databases, tests/integration/app/test_dictionary.py",
    "query/compile/sample.py": "a real engine, tests/integration/app/test_dictionary.py",
    "query/explore/sources.py": "a real engine, tests/integration/app/test_sources.py",
    "query/compile/arrivals.py": "a real engine, tests/integration/app/test_sources.py",
    "ingest/refusals/desk.py": "real databases, tests/integration/app/test_sources.py",
    "ingest/refusals/repository.py": "real databases, tests/integration/app/test_sources.py",
    "ingest/refusals/routes.py": "over HTTP, tests/integration/app/test_sources.py",
    "query/sql/": "every way around it, tests/hostile/query; over HTTP, tests/integration/app/test_sql.py",
    "app/workbench.py": "wiring, tests/integration/app/test_explore.py and test_sql.py",
    "query/explore/routes.py": "the whole product, tests/integration/app/test_explore.py",
    "query/compile/points.py": "a real engine, tests/integration/query/test_explore.py",
    "query/compile/page.py": "a real engine, tests/integration/query/test_explore.py",
    "query/compile/people.py": "a real engine, tests/integration/query/test_explore.py",
    "query/compile/event_lookup.py": "a real engine, tests/integration/query/test_explore.py",
    "contracts/key.py": "a message without behaviour",
    "analysis/answering.py": "a real engine, tests/integration/analysis/test_answering.py",
    "analysis/attribution/journey.py": "a real engine, tests/integration/analysis/test_attribution.py",
    "analysis/attribution/kind.py": "a real engine, tests/integration/analysis/test_attribution.py",
    "analysis/attribution/question.py": "messages without behaviour",
    "analysis/channel.py": "a real engine, tests/integration/analysis/test_channel.py",
    "analysis/experiment/exposed.py": "a real engine, tests/integration/analysis/test_experiment.py",
    "analysis/experiment/interval.py": "by the intervals of tests/unit/analysis/experiment/test_proportion.py",
    "analysis/experiment/kind.py": "a real engine, tests/integration/analysis/test_experiment.py",
    "analysis/experiment/question.py": "messages without behaviour",
    "contracts/funnel_watch.py": "its reach by tests/unit/stream/test_live_funnel.py and tests/parity/test_live_funnel.py",
    "analysis/funnel/answer.py": "messages without behaviour",
    "analysis/funnel/question.py": "messages without behaviour",
    "analysis/funnel/attempts.py": "a real engine against plain Python, tests/integration/analysis/test_funnel.py",
    "analysis/funnel/kind.py": "a real engine, tests/integration/analysis/test_funnel.py",
    "analysis/funnel/people.py": "a real engine, tests/integration/analysis/test_funnel.py",
    "analysis/funnel/plan.py": "every refusal in tests/integration/analysis/test_funnel.py",
    "analysis/funnel/statement.py": "a real engine, tests/integration/analysis/test_funnel.py",
    "analysis/path/answer.py": "messages without behaviour",
    "analysis/path/question.py": "messages without behaviour",
    "analysis/path/kind.py": "a real engine, tests/integration/analysis/test_paths.py",
    "analysis/path/people.py": "a real engine, tests/integration/analysis/test_paths.py",
    "analysis/path/walks.py": "a real engine against plain Python, tests/integration/analysis/test_paths.py",
    "analysis/kind.py": "a message without behaviour",
    "analysis/model_quality/kind.py": "a real engine, tests/integration/analysis/test_model_quality.py",
    "analysis/model_quality/question.py": "messages without behaviour",
    "analysis/model_quality/reading.py": "a real engine, tests/integration/analysis/test_model_quality.py",
    "analysis/money.py": "a real engine, tests/integration/analysis/test_revenue.py",
    "analysis/revenue/": "a real engine, tests/integration/analysis/test_revenue.py, test_subscriptions.py and test_carts.py",
    "analysis/quantile.py": "a real engine, tests/integration/analysis/test_requests.py",
    "analysis/requests.py": "a real engine, tests/integration/analysis/test_requests.py",
    "analysis/ai_usage.py": "a real engine, tests/integration/analysis/test_ai_usage.py",
    "analysis/transactions.py": "a real engine, tests/integration/analysis/test_transactions.py",
    "analysis/costs.py": "a real engine, tests/integration/analysis/test_costs.py",
    "analysis/devices.py": "a real engine, tests/integration/analysis/test_devices.py",
    "analysis/web.py": "a real engine, tests/integration/analysis/test_web.py",
    "analysis/question.py": "messages without behaviour",
    "analysis/reading.py": "every wrong way in tests/integration/analysis/test_answering.py",
    "analysis/routes.py": "over HTTP, tests/integration/app/test_analysis.py",
    "analysis/statement.py": "a real engine, tests/integration/analysis/test_statement.py",
    "analysis/sessions.py": "a real engine, tests/integration/analysis/test_sessions.py",
    "analysis/adoption/question.py": "messages without behaviour",
    "analysis/adoption/statement.py": "a real engine, tests/integration/analysis/test_adoption.py",
    "analysis/engagement/kind.py": "a real engine, tests/integration/analysis/test_engagement.py",
    "analysis/people.py": "a real engine, tests/integration/analysis/test_cohort.py and test_lifecycle.py",
    "analysis/cohort/people.py": "a real engine, tests/integration/analysis/test_cohort.py",
    "analysis/presence/people.py": "a real engine, tests/integration/analysis/test_lifecycle.py",
    "analysis/presence/statement.py": "a real engine, tests/integration/analysis/test_stickiness.py and test_lifecycle.py",
    "analysis/presence/stickiness.py": "a real engine, tests/integration/analysis/test_stickiness.py",
    "analysis/presence/lifecycle.py": "a real engine, tests/integration/analysis/test_lifecycle.py",
    "analysis/cohort/answer.py": "messages without behaviour",
    "analysis/cohort/question.py": "messages without behaviour",
    "analysis/cohort/cohort.py": "a real engine, tests/integration/analysis/test_cohort.py",
    "analysis/cohort/found.py": "a real engine, tests/integration/analysis/test_cohort.py",
    "analysis/cohort/statement.py": "a real engine, tests/integration/analysis/test_cohort.py",
    "analysis/cohort/retention.py": "a real engine, tests/integration/analysis/test_retention.py",
    "journal/journal.py": "a real disk, tests/integration/journal",
    "store/batch_log.py": "a port without behaviour",
    "store/duplicates.py": "a real engine, tests/integration/store/test_store.py",
    "store/migration.py": "a real engine, every test of tests/integration/store",
    "store/reader.py": "a real engine, tests/integration/store/test_engines.py",
    "store/reconcile.py": "both engines, tests/integration/store/test_engines.py and test_faults.py",
    "store/retention.py": "a real engine, tests/integration/store/test_store.py",
    "store/erasure.py": "a real engine, tests/integration/store/test_erasure.py",
    "store/rollup.py": "a real engine, tests/integration/store/test_store.py",
    "store/store.py": "a real engine, tests/integration/store/test_store.py",
    "store/writer.py": "real faults, tests/integration/store/test_faults.py",
    "store/engines/embedded.py": "the engine itself, tests/integration/store/test_engines.py",
    "store/engines/server.py": "the real client over HTTP, tests/integration/store/test_engines.py",
    "store/engines/port.py": "a port without behaviour",
}


def _modules() -> list[str]:
    return sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if path.name != "__init__.py" and "web" not in path.parts)


def _twin(module: str) -> Path:
    path = Path(module)
    return UNIT / path.parent / f"test_{path.name}"


def test_every_module_has_a_test_at_the_mirrored_path_or_a_named_reason() -> None:
    proven = {name: reason for name, reason in PROVEN_ELSEWHERE.items() if reason}
    missing = [m for m in _modules() if not _twin(m).exists() and not any(m == p or (p.endswith("/") and m.startswith(p)) for p in proven)]
    assert missing == []


def test_every_unit_test_has_its_module() -> None:
    modules = set(_modules())
    strays = [
        path.relative_to(UNIT).as_posix()
        for path in UNIT.rglob("test_*.py")
        if (path.parent.relative_to(UNIT) / path.name.removeprefix("test_")).as_posix() not in modules
        and not (SOURCE / path.parent.relative_to(UNIT) / path.name.removeprefix("test_").removesuffix(".py")).is_dir()
    ]
    assert strays == []


def test_every_named_reason_is_still_needed() -> None:
    modules = _modules()
    assert [p for p in PROVEN_ELSEWHERE if not any(m == p or (p.endswith("/") and m.startswith(p)) for m in modules)] == []
