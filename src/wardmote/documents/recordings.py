"""Recordings and videos without their tags: where and with what they were made (ISO/IEC 14496-12, ID3)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from wardmote.documents.rules import Refusal

_KEPT_AT_TOP = {b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp", b"wide"}
_ENTERED = {b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf", b"mvex", b"edts"}
_TAGS = {b"udta", b"meta", b"uuid", b"free", b"skip"}


def strip_mp4(content: bytes) -> bytes | Refusal:
    """Blank the boxes that hold tags (place, telephone, title), and tracks of tags, in their own space.

    Sizes and positions stay, so the film still plays. A position can stand in `moov/udta/©xyz`, in
    `moov/meta`, or in a track of its own.
    """
    out = bytearray(content)
    try:
        kinds = [_blank_tags(out, *box, top=True) for box in _boxes(out, 0, len(out))]
    except (struct.error, ValueError, RecursionError):
        return Refusal("The video is damaged, so we cannot read it. Try to save it again.")
    if b"moov" not in kinds:
        return Refusal("The video is damaged or not complete, so we cannot read it.")
    return bytes(out)


def _boxes(content: bytearray, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield start of box, start of its content, and end, of each box between two positions."""
    at = start
    while at + 8 <= end:
        size, head = struct.unpack_from(">I", content, at)[0], 8
        if size == 1:
            size, head = struct.unpack_from(">Q", content, at + 8)[0], 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise ValueError("a box that reaches beyond its end")
        yield at, at + head, at + size
        at += size
    if any(content[at:end]):
        raise ValueError("bytes outside any box")


def _blank_tags(
    content: bytearray, at: int, inner: int, end: int, *, top: bool = False, depth: int = 0
) -> bytes:
    if depth > 10:
        raise ValueError("boxes nested without end")
    kind = bytes(content[at + 4 : at + 8])
    tags = (
        kind in _TAGS
        or (top and kind not in _KEPT_AT_TOP)
        or (kind == b"trak" and _of_tags(content, inner, end))
    )
    if tags:
        content[at + 4 : at + 8] = b"free"
        content[inner:end] = bytes(end - inner)
    elif kind in _ENTERED:
        for box in list(_boxes(content, inner, end)):
            _blank_tags(content, *box, depth=depth + 1)
    return kind


def _of_tags(content: bytearray, start: int, end: int) -> bool:
    """Whether a track holds neither picture nor sound but notes (handler `meta`, or none that we know)."""
    for at, inner, stop in _boxes(content, start, end):
        if content[at + 4 : at + 8] == b"mdia":
            for at2, inner2, _stop in _boxes(content, inner, stop):
                if content[at2 + 4 : at2 + 8] == b"hdlr":
                    return bytes(content[inner2 + 8 : inner2 + 12]) not in (
                        b"vide",
                        b"soun",
                        b"subt",
                        b"text",
                    )
    return True


def strip_wav(content: bytes) -> bytes | Refusal:
    """Return the recording with its format and its sound, and no other chunk; or why it is not taken."""
    kept, at, found = bytearray(), 12, set()
    while at + 8 <= len(content):
        name, size = bytes(content[at : at + 4]), struct.unpack_from("<I", content, at + 4)[0]
        size = min(size, len(content) - at - 8)  # recorders that were cut off leave a size too large
        if name in (b"fmt ", b"fact", b"data"):
            found.add(name)
            kept += name + struct.pack("<I", size) + content[at + 8 : at + 8 + size] + b"\0" * (size % 2)
        at += 8 + size + size % 2
    if not {b"fmt ", b"data"} <= found:
        return Refusal("The recording is damaged, so we cannot read it.")
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WAVE" + bytes(kept)


def strip_mp3(content: bytes) -> bytes | Refusal:
    """Return the recording without ID3 tags at its head and end; or why it is not taken."""
    while content[:3] == b"ID3" and len(content) > 10:
        size = 0
        for part in content[6:10]:
            size = (size << 7) | (part & 0x7F)
        content = content[10 + size + (10 if content[5] & 0x10 else 0) :]
    if content[-128:-125] == b"TAG":
        content = content[:-128]
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE6 != 0xE2:
        return Refusal("The recording is damaged, so we cannot read it.")
    return content
