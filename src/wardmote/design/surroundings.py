"""What a page needs to know about where it is shown: which partnership, who looks, which links lead
elsewhere.

The design room knows no tables. Middleware above it fills `request.surroundings`; a page shown without (an
error before
sign-in is known) gets the plain defaults.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

#: Colours a partnership may choose for its header and links bar. Each has at least 4.5:1 against white text
#: (WCAG 2.2, 1.4.3), which a test computes from the stylesheet. Shown by a class, because the Content-
#: Security-Policy
#: allows no style attributes.
BRAND_COLOURS = ("blue", "navy", "teal", "green", "purple", "plum", "brick", "slate")


@dataclass(frozen=True, kw_only=True)
class Link:
    """One link: its words and its address."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class NavigationItem:
    """One entry of the navigation: already filtered by what the viewer may do.

    `count` shows a small number after the words (things waiting); `section` is compared with the page's
    `section` to
    mark the entry as the current one.
    """

    text: str
    href: str
    section: str = ""
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class NavigationArea:
    """Entries that belong together, under one word. Raises ValueError without an entry."""

    text: str
    entries: tuple[NavigationItem, ...]

    def __post_init__(self) -> None:
        if not self.entries:
            raise ValueError(f"the area {self.text!r} has no entry")

    @property
    def href(self) -> str:
        """Return where the area's own word leads: its first entry."""
        return self.entries[0].href

    def holds(self, section: str) -> bool:
        """Whether a page of that section belongs here."""
        return any(entry.section == section for entry in self.entries if section)


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """Everything the layouts show that is not the page's own. Templates see it as `here`.

    Times are seconds. `demonstration` prints on each page that all of it is invented, `being_filled` that
    more is still coming. `exit_url` is where "Exit this page" leads: a neutral site reached through our own
    address, which ends the session first.
    """

    partnership_name: str = "Community safety partnership"
    service_name: str = "Report anti-social behaviour"
    home_url: str = "/"
    brand_colour: str = "blue"
    contact_lines: tuple[str, ...] = ()
    demonstration: bool = False
    being_filled: bool = False
    demonstration_links: tuple[Link, ...] = ()
    phase: str = "Beta"
    feedback_url: str = ""
    exit_url: str = "/exit"
    footer_links: tuple[Link, ...] = (
        Link(text="Accessibility statement", href="/accessibility"),
        Link(text="Privacy", href="/privacy"),
        Link(text="Cookies", href="/cookies"),
    )
    staff_door: Link = Link(text="Staff sign in", href="/sign-in")
    # Staff only
    viewer_name: str = ""
    agency_name: str = ""
    navigation: tuple[NavigationArea, ...] = ()
    search_url: str = ""
    account_url: str = ""
    sign_out_url: str = ""
    session_seconds_left: int | None = None
    session_ends_at: datetime | None = None
    session_warning_seconds: int = 300
    session_renew_url: str = ""

    def area_of(self, section: str) -> NavigationArea | None:
        """Return the area that a page of that section belongs to; the only one there is when there is one."""
        if len(self.navigation) == 1:
            return self.navigation[0]
        return next((area for area in self.navigation if area.holds(section)), None)

    def __post_init__(self) -> None:
        if self.brand_colour not in BRAND_COLOURS:
            raise ValueError(f"{self.brand_colour!r} is not one of the brand colours {BRAND_COLOURS}")
