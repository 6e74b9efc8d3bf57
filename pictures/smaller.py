"""A picture in 256 colours: small enough to be committed, and a screen of text looks the same.

The browser takes the PNG apart and hands over its pixels; what is written here is a PNG with a palette.
"""

import struct
import zlib
from base64 import b64decode, b64encode
from collections import Counter

from playwright.sync_api import Browser

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_COLOURS = 256
_PIXELS = """async (address) => {
    const image = new Image(); image.src = address; await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
    const context = canvas.getContext("2d"); context.drawImage(image, 0, 0);
    const bytes = context.getImageData(0, 0, image.width, image.height).data;
    let text = ""; for (let at = 0; at < bytes.length; at += 32768) {
        text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    }
    return [image.width, btoa(text)];
}"""

Colour = tuple[int, int, int]


def smaller(picture: bytes, browser: Browser) -> bytes:
    """Return the picture with a palette of its most common colours; the rare ones become their nearest."""
    page = browser.new_page()
    width, text = page.evaluate(_PIXELS, "data:image/png;base64," + b64encode(picture).decode())
    page.close()
    pixels = [(red, green, blue) for red, green, blue, _alpha in struct.iter_unpack("4B", b64decode(text))]
    counted = Counter(pixels)
    palette = [colour for colour, _times in counted.most_common(_MOST_COLOURS)]
    places = {colour: _nearest(colour, palette) for colour in counted}
    indexed = bytes(places[colour] for colour in pixels)
    rows = (b"\0" + indexed[at : at + width] for at in range(0, len(indexed), width))
    header = struct.pack(">IIBBBBB", width, len(indexed) // width, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", bytes(part for colour in palette for part in colour)),
        (b"IDAT", zlib.compress(b"".join(rows), 9)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(kind, body) for kind, body in chunks)


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    red, green, blue = colour
    return min(
        range(len(palette)),
        key=lambda at: (palette[at][0] - red) ** 2 + (palette[at][1] - green) ** 2 + (palette[at][2] - blue) ** 2,
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
