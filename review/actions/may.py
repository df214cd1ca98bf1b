"""Who may do what: the one table. What it does not name, nobody may do.

Before a response is submitted it is the State's own: the secretariat sees that it exists and when it is
due, not a word of it. What was submitted, the State and the secretariat see (mechanism.md A.7).
"""

from dataclasses import dataclass

from review.actions.refusal import Forbidden
from review.store.person import Person


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may: holders of a role `for_state` for the State concerned, officers, holders of the section."""

    for_state: frozenset[str] = frozenset()
    officer: bool = False
    assigned: bool = False


def _state(*roles: str, officer: bool = False, assigned: bool = False) -> Rule:
    return Rule(frozenset(roles), officer, assigned)


MAY: dict[str, Rule] = {
    # A State's draft.
    "response.read": _state("focal_point", "expert", "observer"),
    "section.read": _state("focal_point", "expert", "observer", assigned=True),
    "section.write": _state("focal_point", "expert", assigned=True),
    "assignment.write": _state("focal_point"),
    "law.read": _state("focal_point", "expert", "observer", "contributor"),
    "law.write": _state("focal_point", "expert", "contributor"),
    "answers.import": _state("focal_point", "expert"),
    # What a State cleared.
    "submission.make": _state("focal_point"),
    "submission.read": _state("focal_point", "expert", "observer", officer=True),
    "submission.reopen": _state(officer=True),
    # The secretariat's work.
    "response.open": _state(officer=True),
    "board.read": _state(officer=True),
    "comparison.read": _state(officer=True),
    # People.
    "people.read": _state("focal_point", officer=True),
    "people.write": _state("focal_point", officer=True),
    "officers.write": _state(officer=True),
}

#: What a focal point may give for the own State; the other roles the secretariat gives upon a note verbale.
GIVEN_BY_FOCAL_POINT = frozenset(["expert", "contributor", "observer"])


def may(person: Person, act: str, state: str | None = None, *, assigned: bool = False) -> bool:
    """Say whether a person may do `act` (a key of MAY) on something of a State.

    `assigned` tells whether the section concerned is assigned to the person; it counts for the
    State's own contributors only.
    """
    rule = MAY[act]
    if rule.officer and person.is_officer:
        return True
    if state is None:
        return False
    if person.holds(state, *rule.for_state):
        return True
    return rule.assigned and assigned and person.holds(state, "contributor")


def require(person: Person, act: str, state: str | None = None, *, assigned: bool = False) -> None:
    """Raise Forbidden unless the person may."""
    if not may(person, act, state, assigned=assigned):
        raise Forbidden(act)
