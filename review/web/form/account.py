"""Signing in and changing the password."""

from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField
from wtforms.validators import DataRequired

from review.language import N_

NEEDED = N_("This field is needed.")


class SignInForm(FlaskForm):  # type: ignore[misc]
    """Email and password."""

    email = EmailField(N_("Email"), [DataRequired(NEEDED)], render_kw={"autocomplete": "username"})
    password = PasswordField(N_("Password"), [DataRequired(NEEDED)], render_kw={"autocomplete": "current-password"})


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """The present password and a new one."""

    old_password = PasswordField(
        N_("Present password"),
        [DataRequired(NEEDED)],
        render_kw={"autocomplete": "current-password"},
    )
    new_password = PasswordField(N_("New password"), [DataRequired(NEEDED)], render_kw={"autocomplete": "new-password"})
