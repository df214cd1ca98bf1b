"""Giving a role, giving a section, opening and reopening a response, and bringing in a file."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import DateField, EmailField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from review.language import LANGUAGES, N_
from review.web.form.account import NEEDED

#: The roles in words.
ROLE_WORDS = {
    "focal_point": N_("Focal point"),
    "expert": N_("Governmental expert"),
    "contributor": N_("Contributor"),
    "observer": N_("Observer"),
    "officer": N_("Secretariat officer"),
}


class RoleForm(FlaskForm):  # type: ignore[misc]
    """Who gets which role."""

    email = EmailField(N_("Email"), [DataRequired(NEEDED), Length(max=254)])
    name = StringField(N_("Name"), [DataRequired(NEEDED), Length(max=200)])
    kind = SelectField(N_("Role"), validate_choice=False)
    language = SelectField(
        N_("Language"), choices=[SelectChoice(item.tag, item.own_name) for item in LANGUAGES.values()]
    )
    note_verbale = StringField(N_("Note verbale"), [Optional(), Length(max=200)])


class AssignmentForm(FlaskForm):  # type: ignore[misc]
    """Who gets which section until when."""

    section = SelectField(N_("Section"), validate_choice=False)
    person = SelectField(N_("Person"), coerce=int, validate_choice=False)
    due = DateField(N_("Due on"), [Optional()])


class OpeningForm(FlaskForm):  # type: ignore[misc]
    """Opening a response for a State."""

    state = SelectField(N_("State"), validate_choice=False)
    key = SelectField(N_("Questionnaire"), validate_choice=False)
    phase = IntegerField(N_("Phase"), [NumberRange(1, 4)], default=1)
    due = DateField(N_("Due on"), [Optional()])


class ReopeningForm(FlaskForm):  # type: ignore[misc]
    """Why a submission is reopened."""

    reason = TextAreaField(N_("Reason"), [DataRequired(NEEDED), Length(max=2000)])


class ImportForm(FlaskForm):  # type: ignore[misc]
    """A file of replies."""

    file = FileField(
        N_("File"),
        description=N_("CSV, XLSX or JSON with the columns state, question, item and value"),
    )
