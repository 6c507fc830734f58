"""Send events with nothing but the standard library."""

import json
import os
import time
import urllib.request

URL = os.environ.get("TIDEGAUGE_URL", "http://127.0.0.1:8050")
KEY = os.environ["TIDEGAUGE_WRITE_KEY"]

events = [
    {"name": "sign_up", "user_id": "u1", "properties": {"plan": "pro"}},
    {"id": f"order-{time.time_ns()}", "name": "purchase", "user_id": "u1", "value": 29.99, "properties": {"product": "Tide Watch", "currency": "USD"}},
    {"name": "purchase", "user_id": "u1", "value": "not a number"},  # refused, with its reason; the others count
]
request = urllib.request.Request(
    f"{URL}/api/events", json.dumps(events).encode(), {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}, method="POST"
)
with urllib.request.urlopen(request, timeout=10) as response:
    receipt = json.load(response)
print(f"accepted {receipt['accepted']}, rejected {receipt['rejected']}: {receipt['errors'][0]['field']} {receipt['errors'][0]['reason']}")
