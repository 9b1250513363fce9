"""Bodies that a co-ordinator had let go were not taken off the audience of their review: they are now."""

from django.db import migrations

_TAKE_OFF = """
delete from sharing_audiencemember m using reviews_reviewbody b, reviews_review r
where r.id = b.review_id and b.left_at is not null and m.audience_id = r.audience_id
  and m.principal_id = b.agency_id and b.agency_id <> r.agency_id
"""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0009_erasing"), ("sharing", "0004_override")]
    operations = [migrations.RunSQL(_TAKE_OFF, migrations.RunSQL.noop)]
