"""Checking and submitting, the receipt, and the papers made of a response."""

from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from review.actions import report
from review.actions import submission as submissions
from review.actions.may import may, require
from review.actions.refusal import Missing, Refused
from review.documents.country_review import CountryReview, pdf
from review.language import LANGUAGES, N_, Language
from review.questionnaire.progress import gaps
from review.store import answer, law
from review.store import response as responses
from review.store import submission as store
from review.web import who
from review.web.form.people import ReopeningForm
from review.web.speech import page_language, words
from review.web.transaction import connection
from review.web.view.response import desk_of, heading
from review.web.view.section import entries

views = Blueprint("submission", __name__)


@views.get("/response/<int:response>/check")
def check(response: int) -> str:
    """Show every answer as the reviewers will read it, with gaps on top and hints beside."""
    return _check(response, None)


@views.post("/response/<int:response>/check")
def submit(response: int) -> str | Response | tuple[str, int]:
    """Clear and submit."""
    mine = desk_of(response)
    try:
        made = submissions.submit(connection(), mine, declared="declared" in request.form)
    except Refused as refusal:
        return _check(response, words(refusal.message, **refusal.values)), 409
    return redirect(url_for("submission.receipt", submission=made.id))


def _check(response: int, message: str | None) -> str:
    mine = desk_of(response)
    require(mine.person, "response.read", mine.state)
    shown = {
        section.key: [entry for entry in entries(mine, section.questions) if entry.in_force]
        for section in mine.questionnaire.sections
    }
    return render_template(
        "page/check.html",
        response=heading(mine),
        questionnaire=mine.questionnaire,
        shown=shown,
        answers=mine.answers,
        gaps=gaps(mine.questionnaire, mine.answers),
        section_of=mine.questionnaire.section_of,
        asides=answer.set_aside(connection(), response),
        laws=law.every(connection(), mine.state),
        message=message,
    )


@views.get("/response/<int:response>/draft.pdf")
def draft(response: int) -> Response:
    """Make the country-review draft of a response as it stands, with a watermark."""
    mine = desk_of(response)
    require(mine.person, "response.read", mine.state)
    return _paper(report.of_draft(connection(), mine, _wanted()), f"{mine.state}-draft")


@views.get("/submission/<int:submission>/")
def receipt(submission: int) -> str:
    """Show what was cleared, when, by whom, with its hash."""
    person = who.signed_in()
    found, content = submissions.content(connection(), person, submission)
    response = responses.get(connection(), found.response)
    if response is None:
        raise Missing(str(submission))
    facts = report.of_submission(connection(), person, submission, page_language())
    every = store.of_response(connection(), found.response)
    return render_template(
        "page/receipt.html",
        submission=found,
        response=response,
        facts=facts,
        content=content,
        intact=submissions.intact(connection(), found),
        is_latest=every[-1].id == found.id,
        submissions=every,
        may_reopen=may(person, "submission.reopen", response.state),
        form=ReopeningForm(),
    )


@views.post("/submission/<int:submission>/reopen")
def reopen(submission: int) -> Response:
    """Reopen a submission, with a reason."""
    form = ReopeningForm()
    submissions.reopen(connection(), who.signed_in(), submission, form.reason.data or "")
    flash(words(N_("The response is open again. The submission stays as it was cleared.")))
    return redirect(url_for("submission.receipt", submission=submission))


@views.get("/submission/<int:submission>/review.pdf")
def paper(submission: int) -> Response:
    """Make the country-review draft of a submission."""
    found, content = submissions.content(connection(), who.signed_in(), submission)
    facts = report.of_submission(connection(), who.signed_in(), submission, _wanted())
    return _paper(facts, f"{content['state']}-submission-{found.number}")


@views.get("/submission/<int:submission>/replies.json")
def replies(submission: int) -> Response:
    """Give the frozen content: the very bytes whose hash is on the receipt."""
    found, _ = submissions.content(connection(), who.signed_in(), submission)
    return send_file(
        BytesIO(store.content(connection(), submission)),
        mimetype="application/json",
        as_attachment=True,
        download_name=f"submission-{found.number}.json",
    )


def _wanted() -> Language:
    return LANGUAGES.get(request.args.get("language", ""), page_language())


def _paper(facts: CountryReview, name: str) -> Response:
    return send_file(
        BytesIO(pdf(facts)),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{name}-{facts.language}.pdf".lower(),
    )
