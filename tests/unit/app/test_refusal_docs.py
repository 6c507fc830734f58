from tidegauge.app.refusal_docs import describe_refusals


def _document() -> dict[str, object]:
    ok = {"200": {"description": "Done"}}
    return {
        "paths": {
            "/open": {"get": {"responses": dict(ok)}},
            "/things/{id}": {
                "put": {"requestBody": {}, "responses": {**ok, "422": {"content": {"x": {"$ref": "#/components/schemas/HTTPValidationError"}}}}},
                "get": {"responses": {**ok, "404": {"description": "No such thing."}}},
            },
            "/hot": {"post": {"requestBody": {}, "responses": dict(ok)}},
        },
        "components": {"schemas": {"HTTPValidationError": {}, "ValidationError": {}, "Thing": {}}},
    }


def test_every_call_says_how_it_is_refused_and_by_what_a_caller_proves_who_they_are() -> None:
    document = _document()
    describe_refusals(document, {("GET", "/open"): "public", ("PUT", "/things/{id:path}"): "edit", ("GET", "/things/{id:path}"): "signed_in"})
    paths = document["paths"]
    assert isinstance(paths, dict)
    put, get, hot = paths["/things/{id}"]["put"], paths["/things/{id}"]["get"], paths["/hot"]["post"]
    assert set(paths["/open"]["get"]["responses"]) == {"200", "400", "429", "503"}
    assert paths["/open"]["get"]["security"] == []
    assert set(put["responses"]) == {"200", "400", "401", "403", "404", "409", "413", "415", "422", "429", "503"}
    assert set(get["responses"]) == {"200", "400", "401", "403", "404", "429", "503"}
    assert get["responses"]["404"]["description"] == "No such thing."
    assert put["responses"]["404"] == {"$ref": "#/components/responses/404"}
    assert put["security"] == hot["security"] == [{"token": []}, {"key": []}]
    components = document["components"]
    assert isinstance(components, dict)
    assert put["responses"].keys() - {"200"} <= components["responses"].keys()
    assert all("schemas/Error" in str(response["content"]) for response in components["responses"].values())


def test_the_shape_of_errors_is_the_products_and_not_the_frameworks() -> None:
    document = _document()
    describe_refusals(document, {})
    assert "HTTPValidationError" not in str(document)
    components = document["components"]
    assert isinstance(components, dict)
    assert set(components["schemas"]) == {"Thing", "Error"}
    assert components["schemas"]["Error"]["properties"]["error"]["required"] == ["code", "message", "details", "request_id"]
