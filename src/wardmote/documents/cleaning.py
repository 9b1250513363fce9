"""Making a file safe: pictures drawn anew, documents without scripts, recordings without their tags.

A photograph's GPS position can reveal a refuge, so nothing that a camera or a telephone wrote beside the
picture is kept (ASVS 5.0, 14.2.8). What cannot be read whole is refused, never passed on as it came.
"""

from __future__ import annotations

from wardmote.documents import recordings, rules
from wardmote.documents.rules import Kind, Refusal


def clean(kind: Kind, content: bytes) -> bytes | Refusal:
    """Return the file made safe, or why it is not taken. Never returns the bytes of a picture as they came."""
    # The libraries for pictures and PDF are large, and most processes never see a file.
    if kind in (rules.JPEG, rules.PNG, rules.WEBP, rules.HEIC):
        from wardmote.documents.pictures import draw_anew

        return draw_anew(kind, content)
    if kind is rules.PDF:
        from wardmote.documents.pdf import strip_pdf

        return strip_pdf(content)
    if kind is rules.MP4:
        return recordings.strip_mp4(content)
    if kind is rules.WAV:
        return recordings.strip_wav(content)
    if kind is rules.MP3:
        return recordings.strip_mp3(content)
    return content
