"""When a session is over: the one rule for it.

A session bears the moment at which it began. It holds while that moment is not before the person's
`sessions_since`, which moves on whenever all sessions of the person end (`review.store.person.end_sessions`).
Both moments are whole seconds; so that the order is right within a second too, `sessions_since` may run
ahead of the clock, and a session that begins meanwhile bears `sessions_since` itself.
"""

from datetime import datetime

from review import clock
from review.store.person import Person


def beginning(person: Person) -> datetime:
    """Return the moment that a session beginning now bears; `person` as just read from the store."""
    return max(clock.now(), person.sessions_since)


def holds(person: Person, began: datetime) -> bool:
    """Say whether a session that began at `began` goes on; it does not for somebody without any role."""
    return bool(person.roles) and began >= person.sessions_since
