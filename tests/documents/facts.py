"""Invented facts for documents: a small questionnaire with every kind, answered in several languages."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from review.documents.country_review import CountryReview, LawFacts
from review.questionnaire.shape import Condition, Option, Question, Questionnaire, Section

THEN = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)

KINDS_OF_HELP = (
    Option("drafting", "Legislative drafting"),
    Option("training", "Training of practitioners"),
    Option("other", "Other assistance"),
)

OFFENCES = Section(
    "article-5",
    "5",
    "Participation in an organized criminal group",
    (
        Question(
            "5-1",
            "implementation",
            "Is participation in an organized criminal group an offence?",
            "1",
            "5(1)(a)(ii)",
            "mandatory",
            need="required",
        ),
        Question(
            "5-1-law",
            "citations",
            "Please cite the law.",
            "1.1",
            parent="5-1",
            when=Condition("is", "5-1", ("yes", "partly")),
            files=True,
        ),
        Question(
            "5-1-missing",
            "text",
            "What is missing?",
            "1.2",
            parent="5-1",
            when=Condition("is", "5-1", ("partly", "no")),
        ),
        Question(
            "5-1-help",
            "assistance",
            "Which technical assistance is needed?",
            "1.3",
            "5(1)(a)(ii)",
            parent="5-1",
            when=Condition("is", "5-1", ("partly", "no")),
            options=KINDS_OF_HELP,
        ),
        Question(
            "5-2",
            "choices",
            "Which forms of conduct are covered?",
            "2",
            "5(1)(b)",
            "qualified",
            options=(
                Option("organizing", "Organizing"),
                Option("directing", "Directing"),
                Option("none", "None of these"),
                Option("other", "Other conduct (please describe)"),
            ),
        ),
        Question("5-3", "text", "Please describe a case.", "3", "5(2)", "optional"),
        Question("5-4", "text", "Please describe good practices.", "4", "5(3)", "encouraged"),
    ),
)

FIGURES = Section(
    "article-10",
    "10",
    "Liability of legal persons",
    (
        Question("10-note", "note", "The next questions ask for figures."),
        Question(
            "10-1",
            "statistics",
            "How many legal persons were tried?",
            "5",
            "10(1)",
            "qualified",
            rows=(
                Option("convicted", "Convicted"),
                Option("acquitted", "Acquitted"),
                Option("total", "Total"),
            ),
            years=(2022, 2023, 2024, 2025),
            sums={"total": ("convicted", "acquitted")},
        ),
        Question("10-2", "number", "What is the highest fine?", "6", "10(4)", unit="US dollars"),
        Question("10-3", "date", "Since when is the law in force?", "7", "10(1)", "conditional"),
        Question("10-4", "authority", "Which authority answers?", "8", "10(1)", "to-be-considered"),
        Question("10-5", "reference", "Was this answered in another mechanism?", "9", "10(1)"),
        Question(
            "10-6",
            "choice",
            "Which kind of liability?",
            "10",
            "10(2)",
            "mandatory",
            options=(Option("criminal", "Criminal"), Option("civil", "Civil"), Option("other", "Other")),
        ),
        Question("10-7", "citations", "Please cite the law on liability.", "11", "10(1)", "mandatory"),
    ),
)

QUESTIONNAIRE = Questionnaire(
    "untoc/small",
    "untoc",
    1,
    "Criminalization and jurisdiction",
    "This questionnaire asks how the State applies the Convention.",
    "The questions are our own.",
    "ours",
    (OFFENCES, FIGURES),
)

ANSWERS: dict[str, Any] = {
    "5-1": "partly",
    "5-1-law": [{"law": 1, "provision": "section 12(1)"}, {"law": 2, "provision": "art. 4"}],
    "5-1-missing": [
        {"language": "es", "text": "Falta la pena para quien dirige el grupo.\n\nEl proyecto está en debate."},
        {"language": "en", "text": "The penalty for whoever directs the group is missing."},
    ],
    "5-1-help": {
        "needed": ["drafting"],
        "received": ["training"],
        "provider": "Regional office",
        "details": "A workshop on joint investigations.",
    },
    "5-2": {"options": ["organizing", "other"], "other": "Financing a group"},
    "5-3": [{"language": "ar", "text": "قضية رقم 18(13) أمام المحكمة (Interpol, Lyon) في سنة 2024."}],
    "10-1": {
        "convicted/2022": "1204",
        "acquitted/2022": "0",
        "total/2022": "1204",
        "convicted/2023": "na",
        "total/2024": "17",
    },
    "10-2": "1250000.5",
    "10-3": "2019-03-01",
    "10-4": {
        "name": "Ministry of Justice, Directorate for Cooperation",
        "address": "1 Harbour Street",
        "telephone": "+00 1 234 567",
        "email": "desk@justice.example",
        "website": "https://justice.example/cooperation",
    },
    "10-5": {"mechanism": "Convention against Corruption", "date": "2018-05-04", "valid_on": "2026-01-01"},
    "10-6": {"option": "civil"},
    "10-7": [{"law": 1, "provision": "section 40"}, {"law": 3, "provision": "第三十条"}],
}

LAWS = {
    1: LawFacts(1, "Criminal Code", "Act No. 5 of 2003", "2003-05-04", "en", "https://laws.example/5-2003"),
    2: LawFacts(2, "قانون مكافحة الجريمة المنظمة", "رقم 4 لسنة 2010", "2010-02-01", "ar"),
    3: LawFacts(3, "公司责任法", "2015年第7号", "2015-07-01", "zh"),
    4: LawFacts(4, "Law that nobody cites"),
}


def review(**changes: Any) -> CountryReview:
    """Return the facts of a cleared submission of an invented State, with changes."""
    facts = CountryReview(
        language="en",
        state_name="Xandria",
        region="Group of African States",
        instrument_name="United Nations Convention against Transnational Organized Crime",
        cluster_title="Cluster I. Criminalization and jurisdiction",
        phase="First phase",
        questionnaire=QUESTIONNAIRE,
        answers=ANSWERS,
        laws=LAWS,
        status="cleared",
        made_for=THEN,
        edition_number=1,
        edition_sha256="e" * 64,
        submission_number=2,
        cleared_by="A. Focal",
        cleared_at=THEN,
        sha256="5" * 64,
    )
    return replace(facts, **changes)


def draft(**changes: Any) -> CountryReview:
    """Return the facts of a draft that nobody has cleared."""
    facts = review(status="draft", submission_number=None, cleared_by="", cleared_at=None, sha256="")
    return replace(facts, **changes)
