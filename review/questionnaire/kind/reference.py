"""A reply given in another mechanism, and the day on which it was last found still valid."""

from review.language import N_
from review.questionnaire.kind.fields import Fields


class Reference(Fields):
    """Point to a reply given elsewhere (general guidance 6 to 8 of the questionnaires, mechanism.md D.2)."""

    name = "reference"
    labels = {
        "mechanism": N_("Review mechanism"),
        "cycle": N_("Cycle or year"),
        "date": N_("Date of the reply"),
        "link": N_("Link"),
        "page": N_("Page or paragraph"),
        "valid_on": N_("Still valid on"),
    }
    dates = frozenset(["date", "valid_on"])
    links = frozenset(["link"])
