"""How long the rows of this room are kept: who could see a record is part of it."""


def _with(record: str) -> dict[str, str]:
    return {
        "basis": "Decides who may see a record, and shows later who could.",
        "period": "",
        "from_when": record,
        "ending": "follow",
        "source": "UK GDPR article 5(2): able to show compliance",
    }


RULES = {
    "sharing.Audience": _with("The records that it is the audience of, or the agency it stands for."),
    "sharing.AudienceMember": _with("Its audience; access itself ends at `until`."),
    "sharing.Denial": _with("Its audience."),
    "sharing.AlsoShown": _with("The record that is shown."),
}
