"""Which characters texts of a document may hold. Whatever they say stays text: nothing here is ever markup."""

from __future__ import annotations

from typing import Final

ONE_LINE: Final = r"^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$(?!\n)"
"""No control characters, no line ends, nothing that turns the direction of the text around it. Reads the same in Python and in JavaScript."""

PROSE: Final = r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$(?!\n)"
"""The same with tabs and line ends."""
