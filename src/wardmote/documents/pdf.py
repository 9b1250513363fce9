"""PDF documents without scripts, files inside files, and metadata (ISO 32000-1)."""

from __future__ import annotations

import io

import pikepdf

from wardmote.documents import rules
from wardmote.documents.rules import Refusal

# Keys that start something, carry another file, or tell of who made it; wherever they stand.
_PDF_KEYS = (
    "/AA", "/OpenAction", "/JavaScript", "/JS", "/EmbeddedFiles", "/EmbeddedFile", "/EF", "/AF", "/Metadata",
    "/PieceInfo", "/XFA", "/Launch", "/RichMediaContent", "/RichMediaSettings", "/Movie", "/Sound", "/3DD",
    "/LastModified", "/Collection", "/SpiderInfo", "/URLS", "/IDS", "/Thumb",
)  # fmt: skip
_PDF_ANNOTATIONS = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}


def strip_pdf(content: bytes) -> bytes | Refusal:
    """Return the document without scripts, other files, links to elsewhere and notes of who made it.

    Or why it is not taken. Pictures inside lose what the camera wrote beside them.
    """
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=True) as pdf:
            if pdf.is_encrypted:
                return _locked()
            if len(pdf.objects) > rules.MOST_PDF_OBJECTS:
                return Refusal("The PDF document is too complicated for us to check. Print it to a new PDF.")
            if len(pdf.pages) == 0:
                return _damaged_pdf()
            for thing in pdf.objects:
                _strip_thing(thing, 0)
            if "/Info" in pdf.trailer:
                del pdf.trailer["/Info"]
            for page in pdf.pages:
                if "/Annots" in page:
                    page.Annots = pikepdf.Array(
                        [
                            note
                            for note in page.Annots
                            if str(note.get("/Subtype", "")) not in _PDF_ANNOTATIONS
                        ]
                    )
            out = io.BytesIO()
            pdf.save(out, fix_metadata_version=False)
            return out.getvalue()
    except pikepdf.PasswordError:
        return _locked()
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, RecursionError):
        return _damaged_pdf()


def _strip_thing(thing: pikepdf.Object, depth: int) -> None:
    if depth > 50:
        raise ValueError("a PDF object that is nested without end")
    if isinstance(thing, pikepdf.Stream):
        _strip_jpeg_stream(thing)
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key in _PDF_KEYS:
            if key in thing:
                del thing[key]
        # An action (a dictionary with /S) may lead to another page of the document, and nowhere else.
        action = thing.get("/A")
        if isinstance(action, pikepdf.Dictionary) and (
            str(action.get("/S", "")) != "/GoTo" or "/Next" in action
        ):
            del thing["/A"]
        for key in list(thing.keys()):
            _go_on(thing[key], depth)
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            _go_on(part, depth)


def _go_on(part: object, depth: int) -> None:
    # Indirect objects come up by themselves in `pdf.objects`.
    if isinstance(part, pikepdf.Dictionary | pikepdf.Array) and not part.is_indirect:
        _strip_thing(part, depth + 1)


def _strip_jpeg_stream(stream: pikepdf.Stream) -> None:
    filters = stream.get("/Filter")
    only = filters[0] if isinstance(filters, pikepdf.Array) and len(filters) == 1 else filters
    if str(only) == "/DCTDecode":
        parameters = stream.get("/DecodeParms")
        stream.write(
            strip_jpeg_segments(stream.read_raw_bytes()),
            filter=pikepdf.Name.DCTDecode,
            decode_parms=parameters if isinstance(parameters, pikepdf.Dictionary | pikepdf.Array) else None,
        )


def _locked() -> Refusal:
    return Refusal("The PDF document is protected by a password. Save it without one.")


def _damaged_pdf() -> Refusal:
    return Refusal("The PDF document is damaged, so we cannot read it. Try to save it again.")


def strip_jpeg_segments(content: bytes) -> bytes:
    """Return a JPEG without its application segments and comments, the picture itself untouched.

    For JPEGs inside a PDF. APP14 stays: it says how the colours are meant.
    """
    out, at = bytearray(content[:2]), 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xDA:  # the picture begins
            break
        if marker == 0xFF:  # fill
            at += 1
            continue
        if marker == 0x01 or 0xD0 <= marker <= 0xD9:  # markers without a length
            out += content[at : at + 2]
            at += 2
            continue
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if not (0xE0 <= marker <= 0xEF and marker != 0xEE) and marker != 0xFE:
            out += content[at : at + 2 + length]
        at += 2 + length
    return bytes(out + content[at:])
