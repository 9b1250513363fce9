"""How the public reaches an agency: what may stand on public pages, and what is shown of it.

An agency's shared inbox and its telephone for partners are no part of this: they are for those who work here. Source:
the guidance to part 1 of the Anti-social Behaviour, Crime and Policing Act 2014 puts victims first; whoever is told that
another agency answers must be able to ask it.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

LONGEST_WORDS = 300
"""Characters of the opening hours and what is said beside them."""
LONGEST_PHONE = 30
_EMERGENCY = {"999", "112", "18000"}
_SHORT = re.compile(r"1\d{2}|116\d{3}|18\d{3}")
_LONG = re.compile(r"\+?\d{9,15}")
_BESIDE_DIGITS = re.compile(r"[\s().\-–]|(?:ext|x)\.?\s*\d+$", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s<>()\",;:\\]+@[^@\s<>()\",;:\\]+\.[A-Za-z0-9-]{2,}")
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]+(?::\d{1,5})?")


@dataclass(frozen=True, kw_only=True)
class PublicContact:
    """How the public reaches an agency, in its own words; each may be empty.

    `phone` as people read it; `web` a whole address (https://…); `hours` words such as "9am to 5pm, Monday to Friday",
    lines apart by \\n.
    """

    agency: str
    phone: str = ""
    email: str = ""
    web: str = ""
    hours: str = ""

    def __bool__(self) -> bool:
        """Whether anything is said at all."""
        return any((self.phone, self.email, self.web, self.hours))

    @property
    def dialled(self) -> str:
        """The telephone number as a telephone dials it: RFC 3966, without an extension."""
        return _digits(self.phone)

    @property
    def web_words(self) -> str:
        """The web address as people read it, without its scheme."""
        return re.sub(r"^https?://(?:www\.)?", "", self.web).rstrip("/")

    @property
    def lines(self) -> tuple[str, ...]:
        """The same for a letter, a line each, without empty ones."""
        return tuple(line for line in (self.phone, self.email, self.web, *self.hours.split("\n")) if line)


def _digits(phone: str) -> str:
    return _BESIDE_DIGITS.sub("", phone)


def whole_address(web: str) -> str:
    """Return a web address with its scheme: people leave it out."""
    web = web.strip()
    return f"https://{web}" if web and "://" not in web else web


def what_is_wrong(contact: PublicContact) -> dict[str, str]:
    """Return what cannot be shown to the public, a sentence for each field that is wrong; empty when all is well.

    A web address is http or https and names a host and nobody (RFC 3986 section 3.2.1: a name before the host deceives);
    the numbers for emergencies are refused, because each public page says them and no agency answers there for itself.
    """
    wrong = {}
    digits = _digits(contact.phone)
    if digits in _EMERGENCY:
        wrong["phone"] = "This number is for emergencies. Enter the number for everything else, like 101"
    elif contact.phone and not (
        len(contact.phone) <= LONGEST_PHONE and (_SHORT.fullmatch(digits) or _LONG.fullmatch(digits))
    ):
        wrong["phone"] = "Enter a phone number, like 01632 960 001, 101 or +44 808 157 0192"
    if contact.email and (len(contact.email) > 254 or not _EMAIL.fullmatch(contact.email)):
        wrong["email"] = "Enter an email address in the correct format, like name@example.com"
    if contact.web and not _is_web(contact.web):
        wrong["web"] = "Enter a web address, like https://www.example.com/contact"
    if len(contact.hours) > LONGEST_WORDS:
        wrong["hours"] = f"The hours must be {LONGEST_WORDS} characters or less"
    return wrong


def _is_web(web: str) -> bool:
    if len(web) > 200 or re.search(r"[\s<>\"\\^`{|}\x00-\x1f\x7f]", web):
        return False
    try:
        parts = urlsplit(web)
        return parts.scheme in ("http", "https") and bool(_HOST.fullmatch(parts.netloc)) and parts.port != 0
    except ValueError:
        return False
