"""Messages that leave Wardmote: an outbox row in the transaction of the act, sent by a job afterwards.

A message to a person outside carries no facts of a case: "You have an update" and no more. Whether it may
be sent at all is asked twice, when it is written and when it is sent (`people.rules`, the safe-contact
gate, is asked by the operations that write messages to residents).
"""
