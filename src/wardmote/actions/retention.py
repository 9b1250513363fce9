"""How long the rows of this room are kept."""

RULES = {
    "actions.Action": (
        "As long as the record it was set on (a case: seven years after it was closed), and erased with it: an"
        " action alone says nothing that would have to be kept (UK GDPR art. 5(1)(e))."
    ),
}
