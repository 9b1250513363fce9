"""Who may read and write reports; searching and following them by their secret link."""

from django.db import migrations

from wardmote.access.rows import HERE, IN_PARTNERSHIP, row_security, shown_to_actor

_SHOWN = shown_to_actor("reports_report", also=True)
_OWN = f"({IN_PARTNERSHIP} and id = (select wardmote_record()))"
_HERE = HERE
_OF_REPORT = "exists (select 1 from reports_report r where r.id = {0}.report_id)"

# Words that a search finds; weights: what happened above the place. Names of people are never in it.
_VECTOR = """
create function reports_search_vector() returns trigger language plpgsql as $$
begin
  new.search := setweight(to_tsvector('english', coalesce(new.words, '')), 'A')
    || setweight(
         to_tsvector('english', coalesce(new.place_text, '') || ' ' || coalesce(new.postcode, '')), 'B')
    || setweight(to_tsvector('simple', new.reference || ' ' || coalesce(new.external_reference, '')), 'A');
  return new;
end $$
"""

# `@@` is not leakproof: under row-level security its index would not be used. This function returns ids only,
# newest first and capped; the rows are then read under the policy (docs/decisions, search under row
# security).
_SEARCH = """
create function reports_search_ids(query text, how_many integer) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id from reports_report r
  where r.partnership_id = wardmote_partnership() and r.search @@ websearch_to_tsquery('english', query)
  order by r.received_at desc limit least(how_many, 2000)
$$
"""

# How often the same agency was told before, of the same address or by the same contact. Whoever reports
# may not read a single report, and the rule for repeats must still know the numbers: they are all that
# leaves here. Only reports shown to the given audience count, so that a number never speaks of a hidden one.
_EARLIER = """
create function reports_earlier(
  audience uuid, since timestamptz, address text, in_postcode text, contacts text[])
returns table (same_address bigint, same_contact bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select
    (select count(*) from reports_report r
     where address <> '' and r.partnership_id = wardmote_partnership() and r.address_key = address
       and r.received_at >= since and r.audience_id = audience
       and (in_postcode = '' or r.postcode in ('', in_postcode))),
    (select count(distinct r.id) from people_contactpoint c join reports_report r on r.reporter_id =
    c.person_id
     where c.partnership_id = wardmote_partnership() and c.value_key = any(contacts)
       and r.received_at >= since and r.audience_id = audience)
$$
"""

_FOLLOW = """
create function reports_follow(secret text) returns table (partnership uuid, report uuid, person uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.partnership_id, l.report_id, r.reporter_id from reports_followlink l
  join reports_report r on r.id = l.report_id where l.secret_hash = secret and l.ended_at is null
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_initial"),
        ("sharing", "0002_row_security"),
        ("people", "0002_row_security"),
    ]
    operations = [
        row_security(
            "reports_report", select=f"({_SHOWN} or {_OWN})", insert=_HERE, update=f"({_SHOWN} or {_OWN})"
        ),
        row_security("reports_reportstep", select=_OF_REPORT.format("reports_reportstep"), insert=_HERE),
        row_security("reports_incident", select=_OF_REPORT.format("reports_incident"), insert=_HERE),
        row_security(
            "reports_followlink",
            select=_OF_REPORT.format("reports_followlink"),
            insert=_HERE,
            update=_OF_REPORT.format("reports_followlink"),
        ),
        row_security("reports_letter", select=_OF_REPORT.format("reports_letter"), insert=_HERE),
        migrations.RunSQL(
            [
                _VECTOR,
                "create trigger search_vector before insert or update of words, place_text, postcode,"
                " external_reference on reports_report for each row execute function reports_search_vector()",
                _SEARCH,
                _EARLIER,
                _FOLLOW,
                "revoke all on function reports_search_ids(text, integer) from public",
                "revoke all on function reports_follow(text) from public",
                "revoke all on function reports_earlier(uuid, timestamptz, text, text, text[]) from public",
                "grant execute on function reports_search_ids(text, integer), reports_follow(text),"
                " reports_earlier(uuid, timestamptz, text, text, text[]) to wardmote_app",
            ],
            migrations.RunSQL.noop,
        ),
    ]
