"""Who may read and write reviews: members of the review's audience, and the applicant behind their link."""

from django.db import migrations

from wardmote.access.rows import HERE, IN_PARTNERSHIP, SYSTEM_HERE, row_security, shown_to_actor

_SHOWN = shown_to_actor("reviews_review")
_HERE = HERE
# The applicant behind their link: their own application, its steps and the letters to them. Nothing of what the
# bodies say to each other.
_OWN = f"({IN_PARTNERSHIP} and (select wardmote_kind()) = 'public' and {{0}} = (select wardmote_record()))"
_OF_REVIEW = "exists (select 1 from reviews_review r where r.id = {0}.review_id)"
_STAFF = f"((select wardmote_kind()) <> 'public' and {_OF_REVIEW})"
_OF_DECISION = (
    "((select wardmote_kind()) <> 'public'"
    " and exists (select 1 from reviews_thresholddecision d where d.id = {0}.decision_id))"
)
# What a body answered in confidence is read by that body and by the body that leads the review.
_ANSWER = (
    "((select wardmote_kind()) <> 'public' and exists (select 1 from reviews_review r"  # noqa: S608
    " where r.id = reviews_informationanswer.review_id)"
    " and (not in_confidence or agency_id = (select wardmote_agency()) or lead_id = (select wardmote_agency())"
    f" or {SYSTEM_HERE}))"
)
_CHILDREN = (
    "reviews_complaint",
    "reviews_thresholddecision",
    "reviews_reviewbody",
    "reviews_informationrequest",
    "reviews_panel",
    "reviews_panelmember",
    "reviews_finding",
    "reviews_recommendation",
    "reviews_appeal",
)

# Whose link it is: asked before anybody acts, by the hash of the secret alone.
_FOLLOW = """
create function reviews_follow(secret text) returns table (partnership uuid, review uuid, person uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.partnership_id, l.review_id, l.person_id from reviews_reviewlink l
  where l.secret_hash = secret and l.ended_at is null
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0001_initial"),
        ("sharing", "0002_row_security"),
        ("cases", "0002_row_security"),
    ]
    operations = [
        row_security(
            "reviews_review",
            select=f"({_SHOWN} or {_OWN.format('id')})",
            insert=_HERE,
            update=f"({_SHOWN} or {_OWN.format('id')})",
        ),
        *[
            row_security(table, select=_STAFF.format(table), insert=_HERE, update=_STAFF.format(table))
            for table in _CHILDREN
        ],
        row_security(
            "reviews_informationanswer",
            select=_ANSWER,
            insert=f"({_HERE} and (select wardmote_kind()) <> 'public')",
        ),
        row_security(
            "reviews_countedcomplaint", select=_OF_DECISION.format("reviews_countedcomplaint"), insert=_HERE
        ),
        row_security("reviews_reviewentry", select=_STAFF.format("reviews_reviewentry"), insert=_HERE),
        # Read by the applicant too, and never changed.
        row_security("reviews_reviewstep", select=_OF_REVIEW.format("reviews_reviewstep"), insert=_HERE),
        row_security("reviews_reviewletter", select=_OF_REVIEW.format("reviews_reviewletter"), insert=_HERE),
        row_security(
            "reviews_reviewlink",
            select=_OF_REVIEW.format("reviews_reviewlink"),
            insert=_HERE,
            update=_OF_REVIEW.format("reviews_reviewlink"),
        ),
        migrations.RunSQL(
            [
                _FOLLOW,
                "revoke all on function reviews_follow(text) from public",
                "grant execute on function reviews_follow(text) to wardmote_app",
            ],
            "drop function reviews_follow(text)",
        ),
    ]
