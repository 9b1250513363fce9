"""Days and periods as statutes and offices count them. Pure: no Django, no clock, no database.

`periods`        periods of days and months "beginning with" or "following" a day
`working_days`   working days in England and Wales, and when something falls due
`bank_holidays`  the bank holidays: dated data (`bank_holidays.toml`) and the rule it is checked against
`london`         the time on the clock in England and Wales, around the two nights on which it changes
`words`          days and delays as people say them
`fuzzy`          days that are only known as "August"
`ical`           calendar feeds and invitations (RFC 5545), written from plain events
`clashes`        what does not go together in a year's calendar

The field's rules and their sources are told in docs/field/days.md.
"""
