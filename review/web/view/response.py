"""One response: its sections with their progress, who holds them, and what is left."""

from flask import Blueprint, render_template, request

from review.actions.may import may
from review.actions.response import Desk, desk
from review.questionnaire.progress import gaps, hints, progress
from review.store import answer as answers
from review.store import state as states
from review.web import who
from review.web.speech import page_language
from review.web.transaction import connection

views = Blueprint("response", __name__)

#: What the list of sections can be narrowed to.
FILTERS = ("all", "mine", "left", "hinted")


def desk_of(response: int) -> Desk:
    """Lay a response on the desk of who is signed in, in the language of the page."""
    return desk(connection(), who.signed_in(), response, page_language().tag)


def heading(mine: Desk) -> dict[str, object]:
    """Return what the head of every page of a response needs."""
    state = states.get(connection(), mine.state)
    return {
        "id": mine.response.id,
        "state": mine.state,
        "edition": mine.response.sha256,
        "state_name": state.name(page_language().tag) if state else mine.state,
        "title": mine.questionnaire.title,
        "due": mine.response.due,
        "phase": mine.response.phase,
        "status": mine.status,
        "submissions": len(mine.submissions),
        "reason": mine.submissions[-1].reason if mine.submissions else None,
        "may_read_all": may(mine.person, "response.read", mine.state),
        "may_assign": may(mine.person, "assignment.write", mine.state),
        "may_submit": may(mine.person, "submission.make", mine.state),
        "may_import": may(mine.person, "answers.import", mine.state),
    }


@views.get("/response/<int:response>/")
def show(response: int) -> str:
    """Show the sections with what is done and left of each."""
    mine = desk_of(response)
    chosen = request.args.get("show", "all")
    missing, hinted = (
        gaps(mine.questionnaire, mine.answers),
        hints(mine.questionnaire, mine.answers),
    )
    section_of = mine.questionnaire.section_of
    rows = []
    for section in mine.questionnaire.sections:
        if not mine.may_read(section.key):
            continue
        last = max(
            (mine.standing[q.key] for q in section.questions if q.key in mine.standing),
            key=lambda item: item.id,
            default=None,
        )
        row = {
            "section": section,
            "progress": progress(mine.questionnaire, mine.answers, section.key),
            "left": sum(section_of[key] is section for key in missing),
            "hinted": sum(section_of[key] is section for key in hinted),
            "holders": [a for a in mine.assignments if a.section == section.key],
            "mine": mine.holds_section(section.key),
            "last": last,
        }
        if chosen not in FILTERS or chosen == "all" or row[chosen]:
            rows.append(row)
    asides = [
        item for item in answers.set_aside(connection(), response) if mine.may_read(section_of[item.question].key)
    ]
    return render_template(
        "page/response.html",
        response=heading(mine),
        questionnaire=mine.questionnaire,
        rows=rows,
        chosen=chosen,
        filters=FILTERS,
        asides=asides,
        progress=progress(mine.questionnaire, mine.answers),
        submissions=mine.submissions,
    )
