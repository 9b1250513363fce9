"""Who is in the demonstration: agencies, teams and one log-in for each role. All invented."""

from dataclasses import dataclass

from wardmote.access.choices import Role
from wardmote.partnerships.choices import AgencyType, Side
from wardmote.partnerships.rules.reaching import PublicContact

SLUG = "grand-union"
NAME = "Grand Union Community Safety Partnership"
PASSWORD = "towpath-heron-lantern"  # noqa: S105 - of the demonstration alone, printed when it starts

DISTRICT = "E07000135"
OADBY = ("E05005531", "E05005532", "E05005533", "E05005534", "E05005535")
WIGSTON = ("E05005537", "E05005538", "E05005539", "E05005540")
SOUTH_WIGSTON = ("E05005536",)


@dataclass(frozen=True)
class AgencyPlan:
    key: str
    name: str
    short_name: str
    kind: AgencyType
    public: PublicContact | None = None
    teams: tuple[tuple[str, tuple[str, ...], Side], ...] = ()


@dataclass(frozen=True)
class PersonPlan:
    """Somebody who signs in. The one-time code's secret is fixed, so that the demonstration can show the code."""

    key: str
    agency: str
    name: str
    email: str
    roles: tuple[Role, ...]
    totp_secret: str
    teams: tuple[str, ...] = ()
    shown: bool = True


AGENCIES = (
    AgencyPlan(
        "council",
        "Grand Union Borough Council",
        "Council",
        AgencyType.DISTRICT,
        PublicContact(
            agency="Grand Union Borough Council",
            phone="01632 960 120",
            email="asb@grandunion.example",
            web="https://www.grandunion.example/anti-social-behaviour",
            hours="9am to 5pm, Monday to Friday.\nAt other times, for noise: 01632 960 121, until 2am at weekends.",
        ),
        (
            ("ASB team, Oadby", OADBY, Side.NEUTRAL),
            ("ASB team, Wigston", (*WIGSTON, *SOUTH_WIGSTON), Side.NEUTRAL),
        ),
    ),
    AgencyPlan(
        "police",
        "Soar Valley Police",
        "Police",
        AgencyType.POLICE,
        PublicContact(
            agency="Soar Valley Police",
            phone="101",
            web="https://www.soarvalley.example/contact",
            hours="Day and night. In an emergency call 999.",
        ),
        (("Neighbourhood team", (*OADBY, *WIGSTON, *SOUTH_WIGSTON), Side.NEUTRAL),),
    ),
    AgencyPlan(
        "housing",
        "Navigation Homes",
        "Navigation Homes",
        AgencyType.HOUSING,
        PublicContact(
            agency="Navigation Homes",
            phone="01632 960 140",
            email="neighbourhoods@navigation.example",
            hours="8am to 6pm, Monday to Friday",
        ),
        (("Tenancy team", (), Side.NEUTRAL),),
    ),
    AgencyPlan(
        "harbour",
        "Harbour Domestic Abuse Service",
        "Harbour",
        AgencyType.VOLUNTARY_VICTIM,
        PublicContact(
            agency="Harbour Domestic Abuse Service",
            phone="01632 960 160",
            hours="10am to 8pm, every day. If you cannot speak freely, hang up: nobody rings back.",
        ),
    ),
    # Says nothing to the public, as some partners do.
    AgencyPlan("fire", "Soar Valley Fire and Rescue", "Fire", AgencyType.FIRE),
)

PEOPLE = (
    PersonPlan(
        "officer", "council", "Priya Calloway", "officer@council.example", (Role.CASEWORKER,),
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXA", ("ASB team, Wigston",),
    ),
    PersonPlan(
        "supervisor", "council", "Martin Oakes-Reed", "supervisor@council.example", (Role.SUPERVISOR,),
        "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLB",
    ),
    PersonPlan(
        "constable", "police", "Dele Winterbourne", "constable@police.example", (Role.CASEWORKER,),
        "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LC",
    ),
    PersonPlan(
        "housing", "housing", "Sunita Marlowe", "housing@navigation.example", (Role.CASEWORKER,),
        "NBSWY3DPFQQHO33SNBSWY3DPFQQHO33D",
    ),
    PersonPlan(
        "specialist", "harbour", "Ellen Fairweather", "specialist@harbour.example", (Role.SPECIALIST,),
        "OBQXG43XN5ZGIZDPOBQXG43XN5ZGIZDE",
    ),
    PersonPlan(
        "analyst", "council", "Tom Quillfeather", "analyst@council.example", (Role.ANALYST,),
        "PFXXKIDGN52W4ZBAPFXXKIDGN52W4ZBF",
    ),
    PersonPlan(
        "governance", "council", "Ruth Abernathy-Cole", "governance@council.example", (Role.INFORMATION_GOVERNANCE,),
        "QJQXIZLSMVZXIZLSQJQXIZLSMVZXIZLG",
    ),
    PersonPlan(
        "privacy", "council", "Idris Hollowell", "privacy@council.example", (Role.PRIVACY_OFFICER,),
        "RRSXA4TJOZQWG6JARRSXA4TJOZQWG6JH",
    ),
    PersonPlan(
        "accounts", "council", "Gwen Tattersall", "accounts@council.example", (Role.ACCOUNT_ADMINISTRATOR,),
        "SBRWG5DBNRWG6ZDTSBRWG5DBNRWG6ZDI",
    ),
    PersonPlan(
        "partnership", "council", "Leon Ashworth-Vane", "partnership@council.example", (Role.OPERATOR,),
        "TFQXE5DOMVZGQ2LQTFQXE5DOMVZGQ2LJ",
    ),
    PersonPlan(
        "partnership_officer", "council", "Carys Lindqvist", "business@council.example",
        (Role.PARTNERSHIP_OFFICER,), "XJUXE5DOMVZGQ2LQXJUXE5DOMVZGQ2LN",
    ),
    PersonPlan(
        "chair", "council", "Desmond Pryce-Hale", "chair@council.example", (Role.BOARD_MEMBER,),
        "YFRWC3DMN53WC6JAYFRWC3DMN53WC6JO",
    ),
    PersonPlan(
        "coordinator", "council", "Moira Stanhope", "reviews@council.example", (Role.REVIEW_COORDINATOR,),
        "ZNQXI2DBMVZGS3DFZNQXI2DBMVZGS3DP",
    ),
    PersonPlan(
        "officer2", "council", "Hannah Birchall", "officer2@council.example", (Role.CASEWORKER,),
        "UJRWC3DMN53WC6JAUJRWC3DMN53WC6JK", ("ASB team, Oadby",), shown=False,
    ),
    PersonPlan(
        "sergeant", "police", "Nia Rotherfield", "sergeant@police.example", (Role.SUPERVISOR,),
        "VNQXI2DBMVZGS3DFVNQXI2DBMVZGS3DL", shown=False,
    ),
    PersonPlan(
        "firefighter", "fire", "Owen Stackpole", "prevention@fire.example", (Role.CASEWORKER,),
        "WVSXE2LBNRSXI5DFWVSXE2LBNRSXI5DM", shown=False,
    ),
)  # fmt: skip

ROUTES = {
    "*": "council",
    "street_drinking": "police",
    "prostitution": "police",
    "vehicle_nuisance": "police",
    "communications": "police",
    "trespass": "police",
}
