"""How long the rows of this room are kept. The text of a message goes earlier: see `operations.forget_messages`."""

RULES = {
    "notifications.Message": {
        "basis": "To show that somebody was told; a link that is a secret is emptied as soon as it was sent.",
        "period": "12 months",
        "from_when": "When it was sent or given up; its text and address go after 90 days.",
        "ending": "erase",
        "source": "Proposed here: the case keeps what was said, the access log that it was sent",
    },
    "notifications.Prompt": {
        "basis": "So that somebody sees it at their next sign-in.",
        "period": "30 days",
        "from_when": "When it was settled.",
        "ending": "erase",
        "source": "Proposed here: it repeats what the report says",
    },
    "notifications.CalendarFeed": {
        "basis": "So that somebody's calendar program may read their calendar until they stop it.",
        "period": "",
        "from_when": "The membership of whoever made it.",
        "ending": "follow",
        "source": "UK GDPR article 5(1)(e)",
    },
}
