"""Screenshots beside the ones that are kept. The browser itself reads and compares them, so that no image library is needed."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any, Final, NamedTuple

from playwright.sync_api import Page

KEPT: Final = Path(__file__).parent / "pictures"
RENEW: Final = "RENEW_PICTURES"
"""Environment variable; set to 1, the pictures are written instead of compared."""

SHADE: Final = 40
"""A pixel differs when one of its colours is off by more than this, of 255: letters are drawn a little otherwise by every browser version."""
MOST_SHARE: Final = 0.004
"""Of all pixels may differ."""

_COMPARE: Final = """async ([kept, seen, shade]) => {
    const read = async (data) => {
        const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0))
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const canvas = new OffscreenCanvas(image.width, image.height)
        const context = canvas.getContext('2d')
        context.drawImage(image, 0, 0)
        return { size: [image.width, image.height], pixels: context.getImageData(0, 0, image.width, image.height).data }
    }
    const [before, after] = [await read(kept), await read(seen)]
    if (String(before.size) !== String(after.size)) return { share: 1, sizes: [before.size, after.size] }
    let different = 0
    for (let at = 0; at < before.pixels.length; at += 4)
        if ([0, 1, 2].some((part) => Math.abs(before.pixels[at + part] - after.pixels[at + part]) > shade)) different++
    return { share: different / (before.pixels.length / 4), sizes: [before.size, after.size] }
}"""


class Difference(NamedTuple):
    """Share of the pixels that differ (1 for another size), and width and height of both in px."""

    share: float
    sizes: list[list[int]]


def expect_picture(page: Page, name: str) -> None:
    """The page as it is on screen looks like the kept picture of that name. Else what was seen lies beside it as `name.seen.png`."""
    seen = page.screenshot(animations="disabled", caret="hide")
    path, beside = KEPT / f"{name}.png", KEPT / f"{name}.seen.png"
    if os.environ.get(RENEW) == "1":
        KEPT.mkdir(exist_ok=True)
        path.write_bytes(seen)
        return
    assert path.exists(), f"there is no picture {name}: make pictures"
    difference = compare(page, path.read_bytes(), seen)
    if difference.share > MOST_SHARE:
        beside.write_bytes(seen)
        raise AssertionError(
            f"{name}: {difference.share:.2%} of the pixels differ (sizes {difference.sizes}); look at {beside}, and if it is right: make pictures"
        )
    beside.unlink(missing_ok=True)


def compare(page: Page, kept: bytes, seen: bytes) -> Difference:
    """Two PNG files, read by the browser of `page` in a page of its own."""
    blank = page.context.new_page()
    found: dict[str, Any] = blank.evaluate(_COMPARE, [base64.b64encode(kept).decode(), base64.b64encode(seen).decode(), SHADE])
    blank.close()
    return Difference(float(found["share"]), found["sizes"])
