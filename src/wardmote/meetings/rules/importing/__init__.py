"""Reading minutes that somebody else wrote, and proposing what they say.

`propose(data)` takes the bytes or the text of a page (text, HTML, the committee system's XML) and returns a frozen
`Proposal`: the meeting, its people, items, actions, decisions, deferrals, corrections and references. Every field has
its value, where in the source it was read, and a doubt from 0 (as written) to 1 (a guess), with the reason in words.
Nothing here writes anything, and nothing that a page holds makes it fail or lose a word: what no field took is
`unread`.

Source: the grammar in section 10 of the partnership-business study, read off public minutes of British committees.
"""
