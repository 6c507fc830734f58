from __future__ import annotations

from fastapi import FastAPI

from tidegauge.app.ingest_docs import describe_ingest


def test_the_document_names_the_ingest_calls_beside_the_others() -> None:
    app = FastAPI()

    @app.get("/api/events")
    async def listing() -> None: ...

    describe_ingest(app)
    paths = app.openapi()["paths"]
    assert set(paths["/api/events"]) == {"get", "post"}
    assert set(paths["/metrics"]["post"]["responses"]) >= {"200", "400", "401", "413", "415", "429", "503"}
    assert set(paths["/api/live"]) == {"get", "post"}
    assert "text/event-stream" in paths["/api/live"]["get"]["responses"]["200"]["content"]
    assert app.openapi() is app.openapi()
