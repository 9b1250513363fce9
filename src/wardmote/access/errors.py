"""What can go wrong between an actor and a record."""


class NotAllowed(Exception):
    """The actor may see the record but not do this to it. `reason` is a sentence for the page."""

    def __init__(self, reason: str, *, record_type: str = "", record_id: object = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.record_type = record_type
        self.record_id = record_id


class NotFound(Exception):
    """Nothing there that this actor may know of: absent and forbidden are the same answer."""


class Refused(Exception):
    """A rule refuses the operation whoever asks. `problems` maps a field name ('' = the whole) to a sentence."""

    def __init__(self, problem: str, field: str = "", **more: str) -> None:
        super().__init__(problem)
        self.problems = {field: problem, **more}
