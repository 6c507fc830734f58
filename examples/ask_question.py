"""Log in and ask: revenue by product over the last hour."""

import json
import os
import urllib.request
from typing import Any

URL = os.environ.get("TIDEGAUGE_URL", "http://127.0.0.1:8050")


def post(path: str, body: dict[str, Any], token: str = "") -> dict[str, Any]:
    """The answer to a JSON POST."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(URL + path, json.dumps(body).encode(), headers, method="POST")
    with urllib.request.urlopen(request, timeout=30) as response:
        answer: dict[str, Any] = json.load(response)
    return answer


token = post("/api/auth/login", {"email": os.environ["TIDEGAUGE_EMAIL"], "password": os.environ["TIDEGAUGE_PASSWORD"]})["access_token"]
question = {"metric": "purchase", "aggregation": "sum", "time_window": "last_hour", "group_by": ["product"], "order_by": "value", "order": "desc", "limit": 5}
answer = post("/api/metrics", question, token)
for row in answer["results"]:
    print(f"{row['dimensions']['product']}: {row['value']:.2f} from {row['count']} orders")
print(f"exact: {answer['meta']['exact']}, {answer['meta']['elapsed_ms']:.0f} ms")
