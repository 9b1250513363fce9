"""Roles, permissions and field classes, in the words that an officer understands."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person does for their agency. One person may hold several."""

    CASEWORKER = "caseworker", "Caseworker"
    SUPERVISOR = "supervisor", "Supervisor"
    SPECIALIST = "specialist", "Specialist worker (domestic abuse, children)"
    ANALYST = "analyst", "Analyst"
    INFORMATION_GOVERNANCE = "information_governance", "Information governance officer"
    PRIVACY_OFFICER = "privacy_officer", "Privacy officer"
    ACCOUNT_ADMINISTRATOR = "account_administrator", "Account administrator"
    OPERATOR = "operator", "Partnership administrator"
    PARTNERSHIP_OFFICER = "partnership_officer", "Partnership officer"
    BOARD_MEMBER = "board_member", "Board member or chair"
    REVIEW_COORDINATOR = "review_coordinator", "ASB case review co-ordinator"


class Permission(TextChoices):
    """One thing that a page or an operation asks for. Each route has exactly one."""

    PUBLIC = "public", "open to everybody"
    SIGNED_IN = "signed_in", "any signed-in person"
    READ_REPORTS = "read_reports", "read reports"
    ENTER_REPORTS = "enter_reports", "enter a report for somebody"
    TRIAGE_REPORTS = "triage_reports", "decide what happens to a report"
    IMPORT_REPORTS = "import_reports", "import reports from a file"
    READ_CASES = "read_cases", "read cases"
    WORK_CASES = "work_cases", "work on cases"
    SHARE_CASES = "share_cases", "share a case, change who may see it"
    OVERRIDE_LOCKS = "override_locks", "see a locked case in an emergency"
    REVIEW_OVERRIDES = "review_overrides", "review who saw a locked case in an emergency"
    APPROVE_CLOSING = "approve_closing", "approve the closing of a case"
    SEE_TEAM = "see_team", "see the team's board"
    EXPORT = "export", "export lists and cases"
    REVEAL = "reveal", "see a safe location or a protected source"
    SEE_COUNTS = "see_counts", "see counts that name nobody"
    MANAGE_ACCOUNTS = "manage_accounts", "manage the accounts of their agency"
    MANAGE_PARTNERSHIP = "manage_partnership", "manage the partnership's settings"
    MANAGE_TOKENS = "manage_tokens", "manage their agency's machine access"
    SEE_FAILED_SIGN_INS = "see_failed_sign_ins", "see who failed to sign in"
    DECIDE_RETENTION = "decide_retention", "decide what is erased, kept longer or held"
    READ_ACCESS_LOG = "read_access_log", "read the access log"
    READ_BUSINESS = "read_business", "read the partnership's meetings, actions and plans"
    RUN_BUSINESS = "run_business", "run the partnership's meetings, actions and plans"
    READ_REVIEWS = "read_reviews", "read ASB case reviews, answer for their agency"
    RUN_REVIEWS = "run_reviews", "run ASB case reviews"


class Action(TextChoices):
    """What is done to one record."""

    READ = "read", "read"
    CONTRIBUTE = "contribute", "add to"
    CHANGE = "change", "change"


class FieldClass(TextChoices):
    """How sensitive a piece of a record is (field classes F0 to F8)."""

    F0 = "F0", "public"
    F1 = "F1", "case administration: reference, type, status, dates, agency"
    F2 = "F2", "identity: name, date of birth, aliases"
    F3 = "F3", "contact and address"
    F4 = "F4", "special category, allegation of crime, risk"
    F5 = "F5", "safe location"
    F6 = "F6", "protected source"
    F7 = "F7", "child content"
    F8 = "F8", "legal and information governance"
