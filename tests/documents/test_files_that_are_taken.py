"""F4: what is stored shows what was sent, and nothing that a camera or a telephone wrote beside it."""

import io

import pikepdf
import pytest
from PIL import Image
from tests.builders import files

from wardmote.documents import rules
from wardmote.documents.cleaning import clean
from wardmote.documents.pdf import strip_jpeg_segments
from wardmote.documents.rules import Kind, Refusal, check_file


def cleaned(name: str, content: bytes) -> bytes:
    kind = check_file(name, content)
    assert isinstance(kind, Kind), kind
    out = clean(kind, content)
    assert isinstance(out, bytes), out
    # What we give out is what we would take: of the same kind, and cleaning it again finds nothing more.
    assert check_file(rules.name_to_give(name, rules.kept_as(kind).media_type), out) is rules.kept_as(kind)
    return out


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_f4_a_photographs_position_is_gone(kind: str, name: str) -> None:
    photograph = files.picture_with_gps(kind)
    assert Image.open(io.BytesIO(photograph)).getexif().get_ifd(0x8825)[2] == (52.0, 35.0, 12.0)
    assert files.CAMERA.encode() in photograph
    stored = cleaned(name, photograph)
    assert b"Exif" not in stored
    assert files.CAMERA.encode() not in stored
    assert files.COMMENT not in stored
    picture = Image.open(io.BytesIO(stored))
    assert not picture.getexif()
    assert not {"exif", "comment", "icc_profile", "xmp"} & set(picture.info)


def test_a_picture_lying_on_its_side_is_turned_upright() -> None:
    picture = Image.open(io.BytesIO(cleaned("a.jpg", files.picture_with_gps()))).convert("RGB")
    assert picture.size == (20, 40)
    top, bottom = picture.getpixel((10, 5)), picture.getpixel((10, 35))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > bottom[0]  # red above
    assert bottom[2] > 200 > top[2]  # blue below


def test_a_heic_picture_of_a_telephone_becomes_an_upright_jpeg_without_its_position() -> None:
    photograph = files.heic_picture()
    assert b"Telephone 7" in photograph
    stored = cleaned("IMG_0042.HEIC", photograph)
    picture = Image.open(io.BytesIO(stored))
    assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (32, 48), {})
    assert b"Telephone" not in stored
    red, _, blue = picture.convert("RGB").getpixel((28, 4))  # turned to the right: the blue corner is there
    assert blue > 150 > red
    assert rules.name_to_give("IMG_0042.HEIC", "image/jpeg") == "IMG_0042.jpg"


def test_what_hangs_behind_a_picture_is_gone() -> None:
    for hidden in (b"<script>alert(1)</script>", b"PK\x03\x04 an archive", b"%PDF-1.7"):
        assert hidden not in cleaned("a.jpg", files.picture() + hidden)
        assert hidden not in cleaned("a.png", files.picture("PNG") + hidden)


@pytest.mark.parametrize(
    ("mode", "fill", "kind", "shown"),
    [
        ("CMYK", (0, 255, 255, 0), "JPEG", (254, 0, 0)),
        ("L", 99, "JPEG", 99),
        ("1", 1, "PNG", 255),
        ("I;16", 30_000, "PNG", 117),
        ("LA", (9, 100), "PNG", (9, 9, 9, 100)),
    ],
)
def test_pictures_of_other_colour_modes_look_as_they_did(
    mode: str, fill: object, kind: str, shown: object
) -> None:
    out = io.BytesIO()
    Image.new(mode, (9, 9), fill).save(out, kind)  # type: ignore[arg-type]
    name = {"JPEG": "a.jpg", "PNG": "a.png"}[kind]
    assert Image.open(io.BytesIO(cleaned(name, out.getvalue()))).getpixel((4, 4)) == shown


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("WEBP", "a.webp"), ("MPO", "a.jpg")])
def test_of_several_pictures_in_one_file_the_first_is_kept(kind: str, name: str) -> None:
    out = io.BytesIO()
    first, second = Image.new("RGB", (9, 9), "red"), Image.new("RGB", (9, 9), "blue")
    first.save(out, kind, save_all=True, append_images=[second])
    stored = Image.open(io.BytesIO(cleaned(name, out.getvalue())))
    assert getattr(stored, "n_frames", 1) == 1
    red, _green, blue = stored.convert("RGB").getpixel((4, 4))  # type: ignore[misc]
    assert red > 200 > blue


def test_a_transparent_picture_stays_transparent() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(out, "PNG")
    stored = Image.open(io.BytesIO(cleaned("a.png", out.getvalue())))
    assert stored.getpixel((1, 1)) == (255, 0, 0, 0)


def test_f4_a_pdf_loses_its_scripts_files_links_and_author() -> None:
    stored = cleaned("a.pdf", files.pdf(wicked=True))
    with pikepdf.open(io.BytesIO(stored)) as pdf:
        assert not pdf.attachments
        assert "/Metadata" not in pdf.Root
        assert "/OpenAction" not in pdf.Root
        assert "/AA" not in pdf.Root
        assert "/Info" not in pdf.trailer
        (note,) = pdf.pages[0].Annots  # type: ignore[misc]
        assert "/A" not in note
        everything = b"".join(thing.unparse() for thing in pdf.objects)
        everything += b"".join(
            thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)
        )
    for word in (b"Robin", b"boo", b"refuge", b"tracker", b"JavaScript", b"EmbeddedFile"):
        assert word not in everything + stored


def test_f4_a_photograph_inside_a_pdf_loses_its_position_and_stays_the_same_picture() -> None:
    stored = cleaned("a.pdf", files.pdf(photograph=True))
    assert b"Exif" not in stored
    with pikepdf.open(io.BytesIO(stored)) as pdf:
        image = pdf.pages[0].Resources.XObject.Im0.read_raw_bytes()
    before = Image.open(io.BytesIO(files.picture_with_gps())).tobytes()
    assert Image.open(io.BytesIO(image)).tobytes() == before


def test_stripping_a_jpegs_segments_leaves_the_points_alone() -> None:
    photograph = files.picture_with_gps()
    stripped = strip_jpeg_segments(photograph)
    assert files.COMMENT not in stripped
    assert b"Exif" not in stripped
    assert Image.open(io.BytesIO(stripped)).tobytes() == Image.open(io.BytesIO(photograph)).tobytes()


@pytest.mark.parametrize(
    ("name", "brand"), [("a.mp4", b"isom"), ("a.mov", b"qt  "), ("a.m4a", b"M4A "), ("a.3gp", b"3gp5")]
)
def test_f4_a_video_loses_its_position_and_keeps_its_shape(name: str, brand: bytes) -> None:
    film = files.video(brand=brand)
    assert film.count(b"+52.5866") == 4
    stored = cleaned(name, film)
    assert b"+52.5866" not in stored
    assert len(stored) == len(film)
    assert stored.index(b"the film itself") == film.index(b"the film itself")
    assert b"vide" in stored


def test_recordings_lose_their_tags_and_keep_their_sound() -> None:
    assert b"Robin" in files.wav()
    assert b"Robin" in files.mp3()
    sound = cleaned("a.wav", files.wav())
    assert b"Robin" not in sound
    assert bytes(range(100)) in sound
    frames = cleaned("a.mp3", files.mp3())
    assert b"Robin" not in frames
    assert frames == files.mp3()[210:-128]


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, £5, naïve.",
        "a < b and b > c",
        "robin <robin@example.org> wrote:\n> <3",
        "\ufeffwith a mark",
    ],
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert cleaned("diary.txt", text.encode()) == text.encode()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\robin\\flat 3.jpg", "flat 3.jpg"),
        ("holi\u202egpj.day.jpg", "holigpj.day.jpg"),
        ("a\x00b\nc.pdf", "abc.pdf"),
        ("  .hidden.txt ", "hidden.txt"),
        ("", "file"),
        ("///", "file"),
        ("x" * 300 + ".jpeg", "x" * 115 + ".jpeg"),
    ],
)
def test_names_are_made_fit_to_be_shown(name: str, shown: str) -> None:
    assert rules.tidy_name(name) == shown
    assert len(rules.tidy_name(name)) <= 120


@pytest.mark.parametrize(
    ("name", "media_type", "given"),
    [
        ("flat.jpg", "image/jpeg", "flat.jpg"),
        ("flat.png", "image/jpeg", "flat.png.jpg"),
        ("1.11.2026 noise.mp3", "audio/mpeg", "1.11.2026 noise.mp3"),
        ("x", "text/html", "file.bin"),
    ],
)
def test_the_name_given_out_ends_as_the_content_is(name: str, media_type: str, given: str) -> None:
    if (name, media_type) == ("flat.png", "image/jpeg"):
        # a picture's ending may be any picture's: browsers and viewers look at the content
        given = "flat.png"
    assert rules.name_to_give(name, media_type) == given


def test_a_refusal_is_a_sentence() -> None:
    refusal = check_file("a.exe", b"MZ")
    assert isinstance(refusal, Refusal)
    assert refusal.words.endswith(".")
