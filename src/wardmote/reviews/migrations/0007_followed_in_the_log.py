"""Recommendations are actions of the log: the action alone says whether one is done, and when it is looked at again."""

import django.db.models.deletion
from django.db import migrations, models

import wardmote.access.ids
from wardmote.access.rows import HERE, row_security

_OF_REVIEW = (
    "((select wardmote_kind()) <> 'public' and exists"
    " (select 1 from reviews_review r where r.id = reviews_recommendationaction.review_id))"
)
# What was recommended before gets its action: numbered after the last one, due when it was to be looked at.
_ACTIONS = """
insert into actions_action (id, partnership_id, audience_id, in_log, number, nature, agency_id, owner_name,
  recipient_name, text, as_minuted, due_kind, due_on, due_words, days_after, waiting_on, carried_over, state, result,
  created_at, ended_at, sequence, version, recurs)
select c.id, c.partnership_id, v.audience_id, true,
  (select coalesce(max(a.number), 0) from actions_action a where a.partnership_id = c.partnership_id)
    + row_number() over (partition by c.partnership_id order by p.ended_at, c.id),
  'action', c.agency_id, case when c.agency_id is null then c.body_name else '' end, '',
  'Recommendation ' || c.number || ' of case review ' || v.reference, '', 'date', coalesce(c.follow_up_on, c.due_on),
  '', 0, '', 0, case when c.done_at is null then 'open' else 'done' end, '',
  coalesce(p.ended_at, now()), c.done_at, 0, 1, ''
from reviews_recommendation c join reviews_review v on v.id = c.review_id join reviews_panel p on p.id = c.panel_id
"""
_DEADLINES = """
insert into actions_deadline (id, partnership_id, action_id, side, "on", basis, source, is_current, set_at)
select gen_random_uuid(), c.partnership_id, c.id, 'internal', coalesce(c.follow_up_on, c.due_on), 'confirmed',
  'Case review ' || v.reference, true, now()
from reviews_recommendation c join reviews_review v on v.id = c.review_id
"""
_LINKS = """
insert into reviews_recommendationaction (id, partnership_id, review_id, recommendation_id, action_id)
select gen_random_uuid(), c.partnership_id, c.review_id, c.id, c.id from reviews_recommendation c
"""


class Migration(migrations.Migration):
    dependencies = [
        ("actions", "0009_recurring"),
        ("partnerships", "0005_being_filled"),
        ("reviews", "0006_papers"),
    ]

    operations = [
        migrations.CreateModel(
            name="RecommendationAction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wardmote.access.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actions.action"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "recommendation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="reviews.recommendation",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.review"
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        row_security("reviews_recommendationaction", select=_OF_REVIEW, insert=HERE),
        migrations.RunSQL([_ACTIONS, _DEADLINES, _LINKS], migrations.RunSQL.noop),
        # The columns themselves go with the next release: the program that still runs reads them.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField("recommendation", "done_at"),
                migrations.RemoveField("recommendation", "follow_up_on"),
            ]
        ),
    ]
