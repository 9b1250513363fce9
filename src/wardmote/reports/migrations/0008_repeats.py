"""How many reports of the same person, or about the same address, the viewer may not see: two numbers, nothing else.

Counted only where the present actor sees the report asked about. Left out, as if they were not there: reports kept
within a locked or hidden case (their audience is no longer their agency's, or they are also shown to an audience of
named people alone), those from which a conflict of interest keeps the actor away, those whose reporter objects to
sharing or has withdrawn consent, and merged ones, whose original counts.
"""

from django.db import migrations

from wardmote.access.rows import shown_to_actor

_SEEN = shown_to_actor("r", also=True)
_COUNTED = f"""
  r.partnership_id = wardmote_partnership() and r.received_at >= since and r.id <> one and r.status <> 'merged'
  and not r.objects_to_sharing and r.consent_withdrawn_at is null
  and exists (select 1 from partnerships_agency a where a.id = r.agency_id and a.audience_id = r.audience_id)
  and not exists (select 1 from sharing_alsoshown s where s.record_id = r.id and not exists (
    select 1 from sharing_audiencemember m join partnerships_agency a on a.id = m.principal_id
    where m.audience_id = s.audience_id and m.until > statement_timestamp()))
  and not exists (select 1 from sharing_denial d where d.membership_id = wardmote_membership()
    and (d.audience_id = r.audience_id or d.audience_id in (
      select s.audience_id from sharing_alsoshown s where s.record_id = r.id)))
  and not {_SEEN}
"""  # noqa: S608 - constants of our own
_REPEATS = f"""
create function reports_repeats_unseen(one uuid, since timestamptz)
returns table (same_person bigint, same_address bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine reports_report; people uuid[];
begin
  select r.* into mine from reports_report r
    where r.id = one and r.partnership_id = wardmote_partnership() and {_SEEN};
  same_person := 0; same_address := 0;
  if mine.id is null then return next; return; end if;
  if mine.reporter_id is not null then
    select array_agg(distinct k) into people from (
      select mine.reporter_id as k
      union select l.other_id from people_link l where l.one_id = mine.reporter_id and l.ended_at is null
      union select l.one_id from people_link l where l.other_id = mine.reporter_id and l.ended_at is null
      union select c.person_id from people_contactpoint c join people_contactpoint own
        on own.person_id = mine.reporter_id and own.value_key <> '' and c.value_key = own.value_key
        where c.partnership_id = mine.partnership_id) p;
    select count(*) into same_person from reports_report r where r.reporter_id = any(people) and {_COUNTED};
  end if;
  if mine.address_key <> '' then
    select count(*) into same_address from reports_report r where r.address_key = mine.address_key and {_COUNTED};
  end if;
  return next;
end $$
"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0007_named"),
        ("people", "0002_row_security"),
        ("partnerships", "0001_initial"),
        ("sharing", "0002_row_security"),
    ]
    operations = [
        migrations.RunSQL(
            [
                _REPEATS,
                "revoke all on function reports_repeats_unseen(uuid, timestamptz) from public",
                "grant execute on function reports_repeats_unseen(uuid, timestamptz) to wardmote_app",
            ],
            "drop function reports_repeats_unseen(uuid, timestamptz)",
        )
    ]
