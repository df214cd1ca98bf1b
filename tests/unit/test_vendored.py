"""What is vendored is what VENDORED.md says, and nothing else is."""

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LISTED = dict(
    re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", (ROOT / "VENDORED.md").read_text("utf-8"), re.MULTILINE)
)


def test_every_file_has_the_hash_that_is_listed() -> None:
    found = {path: hashlib.sha256((ROOT / path).read_bytes()).hexdigest() for path in LISTED}

    assert found == LISTED


def test_every_font_and_minified_script_is_listed() -> None:
    vendored = [*ROOT.glob("static/fonts/**/*.ttf"), *ROOT.glob("static/**/*.min.js"), *ROOT.glob("tests/**/*.min.js")]

    assert sorted(path.relative_to(ROOT).as_posix() for path in vendored) == sorted(LISTED)
