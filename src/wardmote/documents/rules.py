"""Which files are taken, by their content, and how large. Pure: bytes in, a kind or a sentence out.

Sources: OWASP Application Security Verification Standard 5.0, chapter V5 (file handling: 5.1.1 permitted
types and sizes, 5.2.1 size, 5.2.2 content matches the extension, 5.2.6 pixel limit, 5.3.2 names made
anew); signatures as published with each format (JPEG: ISO/IEC 10918-1 SOI marker; PNG: ISO/IEC 15948
5.2; WebP and WAVE: RIFF; HEIC: ISO/IEC 23008-12, brands of its annex B; PDF: ISO 32000-1 7.5.2; MP4:
ISO/IEC 14496-12 4.3; MP3: ISO/IEC 11172-3, ID3).

A HEIC picture, as telephones write them, is kept as JPEG. Left out on purpose. AVIF: we have no decoder.
SVG and HTML: they run scripts. Word, Excel and other archives: they hold macros, other files and metadata
that nobody here can vouch for.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_BYTES = 20 * 1024 * 1024
MOST_FILES = 10  # that somebody adds to their own report
MOST_FILES_OF_STAFF = 500  # on one record: a long case gathers many
MOST_PIXELS = 40_000_000
MOST_PDF_OBJECTS = 200_000


@dataclass(frozen=True)
class Kind:
    """A kind of file that is taken: its words, its media type, the endings that may stand for it."""

    code: str
    words: str
    media_type: str
    endings: tuple[str, ...]

    @property
    def ending(self) -> str:
        """The ending under which it is given out again."""
        return self.endings[0]


_PICTURES = ("jpg", "jpeg", "jpe", "jfif", "png", "webp")
JPEG = Kind("jpeg", "a JPEG picture", "image/jpeg", ("jpg", *_PICTURES[1:]))
PNG = Kind("png", "a PNG picture", "image/png", ("png", *_PICTURES))
WEBP = Kind("webp", "a WebP picture", "image/webp", ("webp", *_PICTURES))
HEIC = Kind("heic", "a HEIC picture", "image/heic", ("heic", "heif"))
PDF = Kind("pdf", "a PDF document", "application/pdf", ("pdf",))
TEXT = Kind("text", "plain text", "text/plain", ("txt", "text"))
MP3 = Kind("mp3", "an MP3 recording", "audio/mpeg", ("mp3",))
WAV = Kind("wav", "a WAV recording", "audio/x-wav", ("wav",))
MP4 = Kind("mp4", "a video or recording (MP4)", "video/mp4", ("mp4", "m4v", "m4a", "mov", "3gp"))
KINDS = (JPEG, PNG, WEBP, HEIC, PDF, TEXT, MP3, WAV, MP4)
TAKEN = "pictures (JPEG, PNG, WebP, HEIC), PDF documents, plain text, recordings and videos (MP3, WAV, MP4)"

# Brands of ISO base media files that are pictures or that we know nothing of are not in this list.
_VIDEO_BRANDS = {
    b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"dash", b"MSNV",
    b"M4A ", b"M4V ", b"qt  ", b"3gp4", b"3gp5", b"3gp6", b"3g2a", b"mmp4", b"f4v ",
}  # fmt: skip
# Single pictures coded with HEVC; `mif1` says only that it is a picture, and the decoder tells which.
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
_OTHER_PICTURES = {b"hevc", b"hevx", b"msf1", b"avif", b"avis"}

# Endings that some program would run or open as a page: never, not even in the middle of a name.
_DANGEROUS_WORDS = (
    "ade adp apk app asp aspx bat bin cgi chm cmd com cpl css dll dmg docm dotm exe gadget hta htm html inf ins"
    " iso jar jnlp js jse jsp lnk mjs mht mhtml msc msh msi msp mst pcd php phar pif pl ppam potm pptm ps1 py rb"
    " reg scf scr sct sh shs svg svgz swf url vb vbe vbs ws wsc wsf wsh xhtml xlam xlsm xltm xml xsl"
)
_DANGEROUS = frozenset(_DANGEROUS_WORDS.split())
_ASK_FOR_PDF = {
    "doc",
    "docx",
    "odt",
    "rtf",
    "xls",
    "xlsx",
    "ods",
    "ppt",
    "pptx",
    "odp",
    "pages",
    "eml",
    "msg",
}


# What a browser that guesses would take for a page (WHATWG MIME Sniffing, section 7.1), and what would run.
_BEGINS_LIKE_A_PAGE = re.compile(r"\s*<[!?/%a-z]", re.IGNORECASE)
_HOLDS_A_PAGE = re.compile(
    r"<\s*(script|iframe|svg|html|head|body|object|embed|!doctype|\?xml|\?php)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Refusal:
    """Why a file is not taken, in a sentence that says what to do."""

    words: str


def tidy_name(name: str) -> str:
    """Return a file's name fit to be shown: no path, no control or direction-changing characters.

    At most 120 characters, the ending kept. Never used as a path.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    tidy = re.sub(r"\s+", " ", visible).strip(" .")
    stem, dot, ending = tidy.rpartition(".")
    if len(tidy) > 120:
        tidy = f"{stem[: 119 - len(ending)]}{dot}{ending}" if dot and len(ending) < 20 else tidy[:120]
    return tidy or "file"


_NO_DECODER = "This picture is in a format that we cannot check. Save it as a JPEG, or take a screenshot of it, and upload that."


def why_not_name(name: str) -> str | None:
    """Return why a file of this (tidied) name is not taken, or None."""
    parts = name.casefold().split(".")
    ending = parts[-1] if len(parts) > 1 else ""
    if ending == "avif":
        return _NO_DECODER
    if ending in _ASK_FOR_PDF:
        return "Save this document as a PDF and upload that."
    if ending in ("zip", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz"):
        return "Upload the files one by one, not packed together."
    if any(part.strip() in _DANGEROUS for part in parts[1:]):
        return f"We do not take files of this kind. You can upload {TAKEN}."
    if not any(ending in kind.endings for kind in KINDS):
        return f"The name must end in one of the usual ways, such as .jpg or .pdf. You can upload {TAKEN}."
    return None


def why_not_size(size: int) -> str | None:
    """Return why a file of this many bytes is not taken, or None."""
    if size == 0:
        return "The file is empty."
    if size > MOST_BYTES:
        return f"The file is larger than {MOST_BYTES // (1024 * 1024)} MB."
    return None


def why_not_one_more(present: int, *, by_staff: bool = False) -> str | None:
    """Return why a record that has so many files gets no further one, or None."""
    most = MOST_FILES_OF_STAFF if by_staff else MOST_FILES
    return f"You can add {most} files at most." if present >= most else None


def kind_of(content: bytes) -> Kind | Refusal:
    """Tell what a file is from its first bytes alone."""
    head = content[:16]
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE"):
        return WEBP if head[8:12] == b"WEBP" else WAV
    if head.startswith(b"%PDF-"):
        return PDF
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIC_BRANDS:
            return HEIC
        if head[8:12] in _OTHER_PICTURES:
            return Refusal(_NO_DECODER)
        return (
            MP4 if head[8:12] in _VIDEO_BRANDS else Refusal(f"We do not know this kind of video. {_offer()}")
        )
    if head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return MP3
    return _kind_of_text(content)


def _kind_of_text(content: bytes) -> Kind | Refusal:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Refusal(f"We cannot tell what kind of file this is. {_offer()}")
    if any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in text):
        return Refusal(f"We cannot tell what kind of file this is. {_offer()}")
    if _BEGINS_LIKE_A_PAGE.match(text) or _HOLDS_A_PAGE.search(text):
        return Refusal("Text that is, or holds, a web page or a drawing (HTML, SVG, XML) is not taken.")
    if text.startswith(("#!", "%!PS", "{\\rtf")):
        return Refusal(f"We do not take files of this kind. {_offer()}")
    return TEXT


def check_file(name: str, content: bytes) -> Kind | Refusal:
    """Tell what a file is, or why it is not taken: name, size, content, and that these agree."""
    problem = why_not_size(len(content)) or why_not_name(name)
    if problem:
        return Refusal(problem)
    kind = kind_of(content)
    if isinstance(kind, Refusal):
        return kind
    ending = name.casefold().rpartition(".")[2]
    if ending not in kind.endings:
        return Refusal(
            f"The name ends in .{ending}, but the file is {kind.words}. Check that it is the right one."
        )
    return kind


def kept_as(kind: Kind) -> Kind:
    """Return the kind that a file has once it was made safe: a HEIC picture becomes a JPEG, which all can open."""
    return JPEG if kind is HEIC else kind


def _offer() -> str:
    return f"You can upload {TAKEN}."


def name_to_give(name: str, media_type: str) -> str:
    """Return the name under which a file is given out: as it was, with the ending of what it really is."""
    kind = next((kind for kind in KINDS if kind.media_type == media_type), None)
    if kind is None:
        return "file.bin"
    stem, _dot, ending = name.rpartition(".")
    return name if ending.casefold() in kind.endings and stem else f"{stem or name}.{kind.ending}"
