"""Where the project's data folders are: beside the package in a checkout, inside it when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent

TEMPLATES = _ROOT / "templates"
STATIC = _ROOT / "static"
TRANSLATIONS = _ROOT / "translations"
QUESTIONNAIRES = _ROOT / "questionnaires"

#: Passwords that many people use, one a line.
COMMON_PASSWORDS = _PACKAGE / "actions" / "common-passwords.txt"
