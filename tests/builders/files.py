"""Good and bad files, made here byte by byte, so that every test says what is wrong with its own."""

import base64
import io
import struct
import zlib

import pikepdf
from PIL import Image

# The test file that every virus scanner calls infected; in two parts, so that this file is not called so.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
# Words that must be nowhere in what is stored.
CAMERA = "Pocketcam 3000"
COMMENT = b"taken at the refuge"


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (40, 20), colour: str = "red") -> bytes:
    """Return a picture without anything beside it."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def picture_with_gps(kind: str = "JPEG") -> bytes:
    """Return a picture as a telephone writes it: position, camera, comment; lying on its side (orientation 6).

    Its left half is red and its right half blue, before it is turned upright.
    """
    drawn = Image.new("RGB", (40, 20), "red")
    drawn.paste("blue", (20, 0, 40, 20))
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    exif[0x0112] = 6
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (52.0, 35.0, 12.0)
    gps[3], gps[4] = "W", (1.0, 4.0, 30.0)
    out = io.BytesIO()
    more = {"comment": COMMENT} if kind == "JPEG" else {}
    drawn.save(out, kind, exif=exif, **more)
    return out.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and is some bytes long: a bomb when it is believed."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 5_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pdf(*, wicked: bool = False, photograph: bool = False, password: str = "") -> bytes:
    """Return a PDF of one page. `wicked`: with scripts, a file inside, links and the author's name."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(200, 200))
    if wicked:
        made.docinfo["/Author"] = "Robin Goodfellow"
        with made.open_metadata() as notes:
            notes["dc:creator"] = ["Robin Goodfellow"]
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('boo')")
        made.Root.OpenAction = made.make_indirect(script)
        made.Root.AA = pikepdf.Dictionary(WC=script)
        made.Root.Names = pikepdf.Dictionary(
            JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["boo", made.make_indirect(script)]))
        )
        made.attachments["refuge.txt"] = b"the address of the refuge"
        link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://tracker.example/opened")
        page.Annots = pikepdf.Array(
            [
                made.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=link
                    )
                ),
                made.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9]
                    )
                ),
            ]
        )
    if photograph:
        stream = made.make_stream(picture_with_gps())
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width, stream.Height, stream.BitsPerComponent = 40, 20, 8
        stream.ColorSpace, stream.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
    out = io.BytesIO()
    if password:
        made.save(out, encryption=pikepdf.Encryption(user=password, owner=password))
    else:
        made.save(out)
    return out.getvalue()


def box(name: bytes, *parts: bytes) -> bytes:
    """Return one box of an ISO base media file."""
    content = b"".join(parts)
    return struct.pack(">I", len(content) + 8) + name + content


def video(*, brand: bytes = b"isom") -> bytes:
    """Return the boxes of a film as a telephone writes them: with its position, three times over."""
    position = b"+52.5866-001.0750/"

    def track(handler: bytes, *more: bytes) -> bytes:
        told = box(b"hdlr", bytes(8) + handler + bytes(13))
        return box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", box(b"mdhd", bytes(24)), told, *more))

    moov = box(
        b"moov",
        box(b"mvhd", bytes(100)),
        track(b"vide", box(b"minf", box(b"vmhd", bytes(12)))),
        track(b"meta", box(b"minf", position)),
        box(b"udta", box(b"\xa9xyz", position)),
        box(b"meta", position),
    )
    return (
        box(b"ftyp", brand, bytes(4), brand)
        + moov
        + box(b"mdat", b"the film itself")
        + box(b"uuid", position)
    )


def wav() -> bytes:
    """Return a recording with a chunk that says who made it."""
    chunks = [
        (b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)),
        (b"LIST", b"INFOIART" + struct.pack("<I", 16) + b"Robin Goodfellow"),
        (b"data", bytes(range(100))),
    ]
    content = b"".join(name + struct.pack("<I", len(part)) + part for name, part in chunks)
    return b"RIFF" + struct.pack("<I", len(content) + 4) + b"WAVE" + content


def mp3() -> bytes:
    """Return a recording with tags at both ends."""
    tag = b"Robin Goodfellow".ljust(200, b"\0")
    head = b"ID3\x04\x00\x00" + bytes([0, 0, len(tag) >> 7, len(tag) & 0x7F]) + tag
    frame = b"\xff\xfb\x90\x64" + bytes(413)
    return head + frame * 3 + b"TAG" + b"Robin Goodfellow".ljust(125, b"\0")


# Invented: blue at the top left of red, 48 by 32 points before it is turned; camera "Telephone 7", a position.
_HEIC = (
    b"c-muNV30{GsVvAy%}izhg51nBLl8SRGck>Uf$>CcYDppk1Sn>t<P<^K3<a6VB@Af5Br_);Y>0~k0}}%yh{gB@LIXiGPz(r|+"
    b"~FeYfY>54GcOIy1Ida4IjLY}Ks6a<$%YI_f{Y*~t`(VJ<$ML1CAkbxm5l6}1w{ow_Or}_<a{7q2Gr}!$P5yi09GXTf#J{JA3"
    b"qov_?Z)cIwTwzc^Loy2Pt3%sbB^nxm`>Si9ks$Cq_mznFR`stkYgSS+;WrM}~m{P>2~sFeoMgm9x1p9xOi43A98wIX|Z;FFB"
    b"_ID9X#g)&LX|$t*5Ng?iTkiZzmR5<xCAfH<B(0Yv}*|NjFh5P<XpXkZ8wWL9K?G%|B=Z~!UJ%%c1fpnDi3GYfKIk;2Hp$kxc"
    b"j%-Yfh<Va-}rKUk8_>xnKlflsd3LwGUltfT`g=;Xb=X~(kW7fa(|IfbuzCT<3|Jiy;?Y?dAIqQ$JZ~va8V#XJ`zxHEq_n~{Y"
    b"$|CK}SFg({R*0zK7ysW?6!!JiYK{CFCcX2E-j}=&5y_~p;8Fh1@=D7b<W)9E)cE=`XaRW~49tuIU~ljMu@R#XC?r9l#lX;^%"
    b"D@8kx*f=+A*ng31sVBysS4%{KpAi}Gcfr<(gZ65I1U&}fFxKv93;*H7w>_kJ*bJwP#PVxA@czi&y3d"
)


def heic_picture() -> bytes:
    """Return a HEIC picture as a telephone writes it, with camera and position, lying on its side."""
    return zlib.decompress(base64.b85decode(_HEIC))
