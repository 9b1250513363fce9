"""Rules for the tables that libraries bring: sign-in, sessions, the job queue."""

_ACCOUNT = "As long as the account it belongs to."
_SECURITY = "UK GDPR article 32: security of processing"


def _follow(basis: str, from_when: str = _ACCOUNT) -> dict[str, str]:
    return {"basis": basis, "period": "", "from_when": from_when, "ending": "follow", "source": _SECURITY}


def _keep(basis: str) -> dict[str, str]:
    return {
        "basis": basis,
        "period": "",
        "from_when": "No personal data.",
        "ending": "keep",
        "source": "Part of the program",
    }


def _erase(basis: str, period: str, from_when: str) -> dict[str, str]:
    return {"basis": basis, "period": period, "from_when": from_when, "ending": "erase", "source": _SECURITY}


RULES = {
    "account.EmailAddress": _follow("To sign in."),
    "account.EmailConfirmation": _follow("To confirm an address."),
    "mfa.Authenticator": _follow("The second factor of signing in."),
    "usersessions.UserSession": _follow("To show people where they are signed in.", "Its session."),
    "socialaccount.SocialAccount": _follow("To sign in with the council's own service."),
    "socialaccount.SocialToken": _follow("Not stored: the setting is off."),
    "socialaccount.SocialApp": _keep("The council's own sign-in service, when kept as a row."),
    "sessions.Session": _erase(
        "To stay signed in.", "30 days", "Its last use, at most; idle limits end it earlier."
    ),
    "auth.Permission": _keep("Django's own permissions, which nothing here asks."),
    "auth.Group": _keep("Django's own groups, which nothing here uses."),
    "auth.Group_permissions": _keep("Django's own groups, which nothing here uses."),
    "contenttypes.ContentType": _keep("Django's list of tables."),
    "procrastinate.ProcrastinateJob": _erase("To do what was put off.", "30 days", "The end of the job."),
    "procrastinate.ProcrastinateEvent": _follow("When a job was tried.", "Its job."),
    "procrastinate.ProcrastinateWorker": _erase(
        "To see which workers live.", "1 days", "Its last sign of life."
    ),
    "procrastinate.ProcrastinatePeriodicDefer": _keep("When the clock last started a job."),
}
