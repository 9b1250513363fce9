"""Who acts. Plain frozen values: everything the policy needs to know of them, and nothing else."""

from dataclasses import dataclass, field
from uuid import UUID

from wardmote.access.choices import Permission, Role


@dataclass(frozen=True)
class Viewer:
    """A signed-in person, working for one agency at a time.

    `principals` are the audience members they can be: their agency (if one of their roles may read what the
    whole agency may read), their own membership, and the partnership (if one of their roles reads its own
    business). It is computed by `policy.viewer_for`.
    """

    account_id: UUID
    membership_id: UUID
    partnership_id: UUID
    agency_id: UUID
    roles: frozenset[Role]
    team_ids: tuple[UUID, ...] = ()
    principals: tuple[UUID, ...] = ()
    permissions: frozenset[Permission] = frozenset()
    name: str = ""
    agency_name: str = ""

    kind = "viewer"

    def may(self, permission: Permission) -> bool:
        """Whether one of the viewer's roles carries the permission."""
        return permission in self.permissions


@dataclass(frozen=True)
class PublicActor:
    """A member of the public at a partnership's door, known only by the link they hold, if any.

    `report_id` is the report that the link opens, `person_id` whoever made it.
    """

    partnership_id: UUID
    report_id: UUID | None = None
    person_id: UUID | None = None

    kind = "public"


@dataclass(frozen=True)
class ApiActor:
    """A partner's machine: what its token may do, on behalf of one agency."""

    partnership_id: UUID
    agency_id: UUID
    token_id: UUID
    scopes: frozenset[str] = frozenset()

    kind = "api"

    @property
    def principals(self) -> tuple[UUID, ...]:
        """A machine sees what its agency sees, and nothing that is shared with named people."""
        return (self.agency_id,)


@dataclass(frozen=True)
class SystemActor:
    """Wardmote itself: the clock, the queue, an installation's command line. `why` names the job."""

    partnership_id: UUID | None = None
    why: str = ""

    kind = "system"


@dataclass(frozen=True)
class SigningIn:
    """Somebody at the sign-in page: may look accounts up and nothing else."""

    account_id: UUID | None = None

    kind = "sign-in"


Actor = Viewer | PublicActor | ApiActor | SystemActor | SigningIn


@dataclass(frozen=True)
class Circumstances:
    """Where a request came from, for the access log: network address, hashed session, kind of client."""

    ip: str | None = None
    session_hash: str = ""
    purpose: str = ""
    extra: dict[str, str] = field(default_factory=dict)
