"""Words and bounds of the language that need no parser: what loads with the server, where the parser loads with the first statement (0.5 s)."""

from __future__ import annotations

import re
from typing import Final

MAX_LENGTH: Final = 20_000
"""Characters of a statement."""

TYPES: Final = frozenset(
    "String Bool Boolean Int8 Int16 Int32 Int64 UInt8 UInt16 UInt32 UInt64 Float32 Float64 Date Date32 DateTime DateTime64 Decimal Decimal32 Decimal64"
    " Nullable LowCardinality Array Map Tuple FixedString UUID IPv4 IPv6".split()
)
"""Types that a cast may name."""

_SCALAR: Final = r"(?:String|Bool|U?Int(?:8|16|32|64)|Float(?:32|64)|Date|DateTime|DateTime64\(\d\)|UUID)"
PARAMETER_TYPE: Final = re.compile(rf"(?:{_SCALAR}|Nullable\({_SCALAR}\)|Array\({_SCALAR}\))")
PARAMETER_NAME: Final = re.compile(r"[A-Za-z_]\w{0,60}")

BEFORE_PARENTHESIS: Final = frozenset(
    "SELECT DISTINCT FROM JOIN ON USING WHERE AND OR NOT IN BETWEEN LIKE ILIKE IS CASE WHEN THEN ELSE BY HAVING QUALIFY LIMIT OFFSET AS UNION ALL EXCEPT"
    " INTERSECT OVER ROLLUP CUBE INTERVAL EXISTS REPLACE CAST DIV".split()
)
"""Words of the language after which a parenthesis opens without a call."""

HIDDEN: Final = re.compile(r"(?:.*\.)?_p\d+")
"""Names of the columns that property references became; a star shows them too, the answer does not."""
