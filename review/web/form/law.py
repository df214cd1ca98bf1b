"""One law or decision in a State's list."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Optional

from review.language import LANGUAGES, N_
from review.questionnaire.kind.base import LONGEST_LINE
from review.web.form.account import NEEDED

_SHORT = Length(max=LONGEST_LINE, message=N_("This text is too long."))


class LawForm(FlaskForm):  # type: ignore[misc]
    """What is known of a law."""

    title = TextAreaField(N_("Title"), [DataRequired(NEEDED), _SHORT])
    citation = StringField(
        N_("Citation"),
        [Optional(), _SHORT],
        description=N_("Number, official gazette, or how courts cite it"),
    )
    date = StringField(N_("Date"), [Optional(), _SHORT], description=N_("Year, month and day, like 2026-11-21"))
    law_language = SelectField(
        N_("Language of the text"),
        choices=[
            SelectChoice("", "—"),
            *(SelectChoice(item.tag, item.own_name) for item in LANGUAGES.values()),
            SelectChoice("other", N_("Another language")),
        ],
    )
    link = StringField(N_("Link"), [Optional(), _SHORT])
    file = FileField(N_("File"), description=N_("PDF, Word, OpenDocument or picture, at most 10 MB"))
    withdrawn = BooleanField(N_("Not in force any more, or entered by mistake"))
