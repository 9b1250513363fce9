"""Pictures drawn anew: what comes out holds points of colour and nothing else."""

from __future__ import annotations

import io
import struct
import threading
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from wardmote.documents import rules
from wardmote.documents.rules import Kind, Refusal

# What the decoders and the readers of a camera's notes raise for files that are not as they should be.
_DAMAGED = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error, MemoryError, EOFError, KeyError,
    IndexError, TypeError, AttributeError, OverflowError, ZeroDivisionError,
)  # fmt: skip
# A picture of 40 megapixels takes some 300 MB while it is drawn anew: one at a time in each process.
_one_at_a_time = threading.Lock()


def draw_anew(kind: Kind, content: bytes) -> bytes | Refusal:
    """Return the picture upright and without anything that was written beside it, or why it is not taken."""
    with _one_at_a_time:
        return _draw(kind, content)


def _draw(kind: Kind, content: bytes) -> bytes | Refusal:
    expected = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF"}[kind.code]
    if kind is rules.HEIC:
        import pi_heif  # only now: its library is large, and few files are of this kind

        pi_heif.register_heif_opener(thumbnails=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            # Only the decoder of the kind that the first bytes named: no other parser sees the file.
            with Image.open(io.BytesIO(content), formats=[expected]) as picture:
                width, height = picture.size
                if width * height > rules.MOST_PIXELS:
                    return _too_many_pixels()
                picture.load()
                upright = ImageOps.exif_transpose(picture)
                if upright.mode.startswith("I"):  # 16 bits of grey: Pillow would cut them off at white
                    upright = upright.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
                sheer = upright.convert(_mode(upright))
                # A new canvas: nothing of the old picture's comments, profiles and thumbnails comes along.
                drawn = Image.new(sheer.mode, sheer.size)
                drawn.paste(sheer)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_many_pixels()
    except _DAMAGED:
        return Refusal("The picture is damaged, so we cannot read it. Try to save it again.")
    out = io.BytesIO()
    if kind is rules.PNG:
        drawn.save(out, "PNG")
    elif kind is rules.WEBP:
        drawn.save(out, "WEBP", quality=90, method=2)
    else:
        drawn.convert("L" if drawn.mode == "L" else "RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


def _mode(picture: Image.Image) -> str:
    if picture.mode in ("L", "1"):
        return "L"
    transparent = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    return "RGBA" if transparent else "RGB"


def _too_many_pixels() -> Refusal:
    return Refusal(
        f"The picture has more than {rules.MOST_PIXELS // 1_000_000} million points. Make it smaller."
    )
