"""What the sample site sells and who comes: weighted lists."""

from __future__ import annotations

from typing import NamedTuple


class Product(NamedTuple):
    """`price` in US dollars; `weight` is how often it is looked at."""

    name: str
    category: str
    price: float
    weight: int


PRODUCTS = (
    Product("Harbour Mug", "kitchen", 14.0, 30),
    Product("Pour-Over Set", "kitchen", 38.5, 14),
    Product("Cast Iron Pan", "kitchen", 59.0, 8),
    Product("Field Notebook", "stationery", 9.5, 26),
    Product("Brass Pen", "stationery", 42.0, 9),
    Product("Desk Planner", "stationery", 24.0, 12),
    Product("Linen Throw", "home", 79.0, 10),
    Product("Oak Shelf", "home", 129.0, 6),
    Product("Reading Lamp", "home", 96.0, 9),
    Product("Rain Jacket", "outdoor", 149.0, 11),
    Product("Trail Bottle", "outdoor", 27.0, 18),
    Product("Tide Watch", "outdoor", 219.0, 4),
)

COUNTRIES = (
    ("US", 210), ("TH", 150), ("GB", 75), ("DE", 70), ("IN", 68), ("JP", 55), ("FR", 48), ("BR", 44), ("CA", 36), ("AU", 33), ("SG", 30), ("VN", 28),
    ("NL", 26), ("ID", 25), ("ES", 24), ("IT", 23), ("MX", 22), ("KR", 20), ("SE", 16), ("PL", 15), ("MY", 14), ("ZA", 11), ("NG", 9), ("AR", 8), ("NZ", 7),
)  # fmt: skip
LANGUAGES = {
    "TH": "th",
    "DE": "de",
    "JP": "ja",
    "FR": "fr",
    "BR": "pt",
    "VN": "vi",
    "NL": "nl",
    "ID": "id",
    "ES": "es",
    "IT": "it",
    "MX": "es",
    "KR": "ko",
    "SE": "sv",
    "PL": "pl",
}

DEVICES = (
    (("mobile", "Mobile Safari", "iOS", "390x844"), 27), (("mobile", "Chrome Mobile", "Android", "412x915"), 29),
    (("mobile", "Samsung Internet", "Android", "360x800"), 5), (("tablet", "Mobile Safari", "iOS", "820x1180"), 4),
    (("desktop", "Chrome", "Windows", "1920x1080"), 17), (("desktop", "Edge", "Windows", "1536x864"), 5), (("desktop", "Chrome", "Mac OS X", "1440x900"), 6),
    (("desktop", "Safari", "Mac OS X", "1512x982"), 5), (("desktop", "Firefox", "Linux", "1920x1080"), 2),
)  # fmt: skip
"""(device, browser, os, screen) and weight."""

CHANNELS = (
    (("", "", "", ""), 34), (("https://www.google.com/", "", "", ""), 27), (("https://www.google.com/", "google", "cpc", "autumn_sale"), 10),
    (("https://www.facebook.com/", "facebook", "social", "new_arrivals"), 8), (("https://www.instagram.com/", "instagram", "social", "new_arrivals"), 6),
    (("", "newsletter", "email", "weekly_digest"), 6), (("https://news.ycombinator.com/", "", "", ""), 3), (("https://duckduckgo.com/", "", "", ""), 3),
    (("https://www.youtube.com/", "youtube", "video", "studio_tour"), 3),
)  # fmt: skip
"""(referrer, utm_source, utm_medium, utm_campaign) and weight."""

PAGES = (
    ("/", 30), ("/collections/new", 16), ("/collections/sale", 14), ("/pricing", 9), ("/blog/brewing-guide", 8), ("/blog/how-we-pack", 5), ("/about", 5),
    ("/features", 6), ("/account", 5),
)  # fmt: skip
SEARCHES = (("mug", 9), ("gift", 8), ("notebook", 6), ("rain jacket", 5), ("lamp", 4), ("แก้วกาแฟ", 4), ("watch", 3), ("discount code", 2), ("umbrela", 1))
FEATURES = (("wishlist", 8), ("reviews", 7), ("compare", 4), ("gift_wrap", 3), ("size_guide", 3), ("ar_preview", 1))
PAYMENTS = (("Card", 62), ("Wallet", 24), ("PromptPay", 9), ("Transfer", 5))
REASONS = (("Changed my mind", 4), ("Wrong size", 3), ("Damaged", 2), ("Too late", 1))
PLANS = (("free", 62, 0.0), ("plus", 28, 9.0), ("pro", 10, 29.0))
"""Name, weight, US dollars a month."""

ENDPOINTS = (
    (("GET", "/api/products", 38.0), 34), (("GET", "/api/products/{id}", 22.0), 26), (("GET", "/api/session", 9.0), 16), (("POST", "/api/cart", 55.0), 9),
    (("GET", "/api/search", 140.0), 8), (("POST", "/api/checkout", 310.0), 3), (("GET", "/api/recommendations", 190.0), 6), (("POST", "/api/login", 120.0), 3),
)  # fmt: skip
"""(method, path, median milliseconds) and weight."""

ERRORS = (
    ("TypeError: cart is undefined", 5),
    ("Payment declined", 4),
    ("NetworkError when fetching /api/search", 3),
    ("ChunkLoadError: loading chunk 7 failed", 2),
)
