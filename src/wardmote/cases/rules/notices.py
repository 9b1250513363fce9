"""What people are told when a case waits for them: a sentence when they sign in, and an e-mail without any facts.

Sources: Sentinel's published alert rule (an e-mail to whoever must act, a prompt at log-on); E-CINS's user groups
(tasking and notices are what partners leave unused). An e-mail is read by others, on other screens: it names no
case, no person and no address, and it reads the same whatever the case's sharing class, so that the absence of a
reference tells nobody that a case is locked or hidden.
"""

from __future__ import annotations

from enum import Enum


class Notice(Enum):
    """An occasion: the subject of the e-mail, and the sentence that follows the reference at sign-in."""

    OWNER = "A case was given to you", "This case was given to you."
    SUPERVISOR = "You oversee a case", "You oversee this case from now on."
    SINGLE_CONTACT = "You are somebody's one contact", "You are the victim's one contact in this case."
    NAMED = "You were named on a case", "You were named on this case."
    SHARED = "A case was shared with your agency", "This case was shared with your agency."
    LEADS = "Your agency leads a case", "Your agency leads this case from now on. It needs an owner."
    ACCESS_ASKED = "Somebody asks you for access", "Somebody asks to see this case. Answer them."
    ACCESS_GRANTED = "You have an answer", "You may see this case, as you asked, for a time."
    ACCESS_REFUSED = "You have an answer", ""
    OVERRIDDEN = "A locked case was opened in an emergency", "Somebody saw this locked case in an emergency."
    ACTION = "Something to do was given to you", "Something to do in this case was given to you."
    ACTION_FOR_AGENCY = (
        "Something to do was given to your agency",
        "Something to do in this case was given to your agency.",
    )

    @property
    def subject(self) -> str:
        """The subject of the e-mail."""
        return self.value[0]

    @property
    def prompt(self) -> str:
        """The sentence at sign-in; empty where the case cannot be named to whoever is told."""
        return self.value[1]

    @property
    def text(self) -> str:
        """The text of the e-mail."""
        return (
            f"{self.subject}.\n\nSign in to read more: your work page shows it first.\n\n"
            "This message says nothing of what it is about, on purpose.\n"
        )
