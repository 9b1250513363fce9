"""Finding an applicant's complaints in the records of all bodies: days and agency leave, and nothing else."""

from django.db import migrations

from wardmote.access.rows import audience_reaches

# Who runs a review finds out which body was told on which days, also of reports that they may not read: section
# 104 makes the bodies count them, and Schedule 4 lets them ask each other. What leaves is the agency and the days.
# Never of a report that was drawn close into a locked or hidden case (it is no longer in an agency's own records),
# never of an agency that is not a relevant body, never past a conflict of interest, and never without the name of
# the applicant together with a contact, an address or a reference of theirs, or a link that an officer made.
_IN_RECORD = f"""
create function reviews_in_record(of_review uuid)
returns table (report uuid, root uuid, incident uuid, agency uuid, told_at timestamptz, happened_at timestamptz,
  how text)
language sql stable security definer set search_path = public, pg_temp as $$
  with review as (
    select v.id, v.partnership_id, v.victim_id, p.name_key, p.address_key
    from reviews_review v join people_person p on p.id = v.victim_id
    where v.id = of_review and v.partnership_id = wardmote_partnership()
      and (wardmote_kind() = 'system'
        or ('run_reviews' = any(wardmote_duties()) and {audience_reaches("v.audience_id")}))
  ),
  persons as (
    select p.id, 'contact' as how from review v
      join people_person p on p.partnership_id = v.partnership_id and p.name_key = v.name_key
    where v.name_key <> '' and exists (
      select 1 from people_contactpoint mine join people_contactpoint theirs
        on theirs.partnership_id = mine.partnership_id and theirs.value_key = mine.value_key
      where mine.person_id = v.victim_id and theirs.person_id = p.id and mine.value_key <> '')
    union
    select p.id, 'address' from review v
      join people_person p on p.partnership_id = v.partnership_id and p.name_key = v.name_key
    where v.name_key <> '' and v.address_key <> '' and p.address_key = v.address_key
    union
    select case when l.one_id = v.victim_id then l.other_id else l.one_id end, 'link'
    from review v join people_link l on l.ended_at is null and v.victim_id in (l.one_id, l.other_id)
  ),
  found as (
    select r.id, min(x.how) as how from persons x join reports_report r on r.reporter_id = x.id
    join review v on r.partnership_id = v.partnership_id group by r.id
    union
    select r.id, 'reference' from review v
      join reviews_complaint c on c.review_id = v.id and c.their_reference <> '' and c.removed_at is null
      join reports_report r on r.partnership_id = v.partnership_id
        and upper(c.their_reference) in (upper(r.reference), upper(r.external_reference))
      join people_person p on p.id = r.reporter_id and p.name_key = v.name_key and v.name_key <> ''
  )
  select distinct on (i.id) r.id, coalesce(r.duplicate_of_id, r.id), i.id, r.agency_id, i.told_at,
    least(coalesce(i.happened_to, i.happened_from), i.told_at), f.how
  from found f join reports_report r on r.id = f.id
  join reports_incident i on i.report_id = r.id
  join sharing_audience a on a.id = r.audience_id
  join partnerships_agency g on g.id = r.agency_id and g.left_on is null
  where ({audience_reaches("r.audience_id")}
      or (a.standing_for is not null and g.kind in ('district', 'unitary', 'police', 'health', 'housing')))
    and not exists (select 1 from sharing_denial d where d.membership_id = wardmote_membership()
      and (d.audience_id = r.audience_id or d.audience_id in (
        select s.audience_id from sharing_alsoshown s where s.record_id = r.id)))
  order by i.id, f.how
$$
"""  # noqa: S608 - names of our own


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0002_row_security"),
        ("people", "0002_row_security"),
        ("reports", "0002_row_security"),
    ]
    operations = [
        migrations.RunSQL(
            [
                _IN_RECORD,
                "revoke all on function reviews_in_record(uuid) from public",
                "grant execute on function reviews_in_record(uuid) to wardmote_app",
            ],
            "drop function reviews_in_record(uuid)",
        ),
    ]
