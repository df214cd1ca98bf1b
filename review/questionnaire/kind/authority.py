"""A competent authority: its name, role, address and how to reach it."""

from review.language import N_
from review.questionnaire.kind.fields import Fields


class Authority(Fields):
    """Name the authority."""

    name = "authority"
    labels = {
        "name": N_("Name of the authority"),
        "role": N_("Role"),
        "address": N_("Postal address"),
        "telephone": N_("Telephone"),
        "email": N_("Email"),
        "website": N_("Website"),
        "languages": N_("Languages accepted"),
    }
    links = frozenset(["website"])
