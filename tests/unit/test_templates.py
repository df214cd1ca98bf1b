"""Templates and styles keep the rules of the house: nothing inline, every word through the catalogs, no side named."""

import re
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, FileSystemLoader, meta

from review.documents.environment import equip
from review.language import DEFAULT
from review.place import STATIC, TEMPLATES

NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
SCREENS = [name for name in NAMES if not name.startswith("document/")]

#: What is no word of any language: the product's name and the name of a file format.
NAMES_OF_THINGS = {"Palermo Review", "PDF", "SHA"}

#: Attributes that are read aloud or shown.
READ = {"alt", "aria-label", "aria-description", "data-label", "placeholder", "title", "data-unsaved", "data-recovered"}


@pytest.fixture(scope="module")
def environment():
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    equip(made, lambda: DEFAULT)
    # Of the web room; a template only names it here.
    made.globals["today"] = None
    return made


def literal(environment, name):
    """What a template says without being told: expressions leave a blank sign, so that tags stay whole."""
    source = (TEMPLATES / name).read_text("utf-8")
    written, inside = [], False
    for _, kind, text in environment.lex(source):
        if kind == "data":
            written.append(text)
        elif kind in ("variable_begin", "block_begin"):
            inside = True
        elif kind in ("variable_end", "block_end") and inside:
            # A block inside a tag stands where an attribute may stand.
            written.append("\u2060" if kind == "variable_end" else "")
            inside = False
    return "".join(written)


class Reader(HTMLParser):
    """Gather the words that stand in a page, and the attributes of its tags."""

    def __init__(self):
        super().__init__()
        self.words, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name in READ:
                self.words.append(value or "")

    def handle_data(self, data):
        # Styles of papers are no words; neither are attributes that a macro writes for a tag of its caller.
        if self.cdata_elem is None:
            self.words.append(re.sub(r'[\w-]+="[^"]*"', "", data))


def read(environment, name):
    reader = Reader()
    reader.feed(literal(environment, name))
    return reader


@pytest.mark.parametrize("name", NAMES)
def test_every_template_parses_and_finds_its_parts(environment, name):
    source = (TEMPLATES / name).read_text("utf-8")
    environment.get_template(name)
    for part in meta.find_referenced_templates(environment.parse(source)):
        assert part is None or part in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_word_comes_from_the_catalogs(environment, name):
    for text in read(environment, name).words:
        left = text
        for known in NAMES_OF_THINGS:
            left = left.replace(known, "")
        assert not re.search(r"[^\W\d_]{2,}", left), f"“{text.strip()}” is not marked for translation"


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_inline_that_the_content_security_policy_forbids(environment, name):
    for tag, attribute, value in read(environment, name).attributes:
        assert attribute != "style", tag
        assert not re.match(r"on[a-z]|hx-on", attribute), f"{tag} {attribute}"
        assert not value.startswith("javascript:"), tag
        assert not re.match(r"(https?:)?//", value) or attribute == "xmlns", f"{tag} asks another host: {value}"
    text = literal(environment, name)
    assert not re.search(r"<style[\s>]", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("name", [name for name in SCREENS if name.startswith("page/")])
def test_every_page_has_one_heading_and_its_title_begins_with_it(environment, name):
    source = (TEMPLATES / name).read_text("utf-8")
    headings = re.findall(r"<h1[^>]*>(.*?)</h1>", source, re.DOTALL)
    assert len(headings) == 1
    title = re.search(r"{% block title %}(.*?){% endblock %}", source, re.DOTALL)
    assert title
    assert title[1].startswith(headings[0])


#: Margins, places and corners by side; what both directions share (top, bottom) is fine.
_SIDE = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right)|left|right|border-(?:top|bottom)-(?:left|right)-radius)"
    r"[\w-]*\s*:|(?:float|clear|text-align)\s*:\s*(?:left|right)\b"
)


def test_the_style_of_the_screens_names_no_side():
    style = (STATIC / "css" / "screen.css").read_text("utf-8")
    assert not _SIDE.findall(re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))


@pytest.mark.parametrize("rule", ["a{margin-left:1em}", "a { left: 0 }", "a { text-align: right }", "a{float: left;}"])
def test_a_named_side_would_be_found(rule):
    assert _SIDE.search(rule)


def test_the_style_of_the_screens_asks_nobody_else():
    style = (STATIC / "css" / "screen.css").read_text("utf-8")
    assert "@import" not in style
    assert "url(" not in style


def test_what_a_page_needs_beside_itself_is_light():
    # Bytes before compression; htmx is most of the scripts.
    assert (STATIC / "css" / "screen.css").stat().st_size < 25_000
    assert sum(path.stat().st_size for path in (STATIC / "js").glob("*.js")) < 64_000


def test_replies_have_a_form_for_every_kind(environment):
    """A kind without a form would be a question without a way to answer it."""
    from flask import Flask

    from review.questionnaire.kind import KINDS
    from review.questionnaire.shape import Option, Question

    app = Flask(__name__, template_folder=str(TEMPLATES))
    equip(app.jinja_env, lambda: DEFAULT)
    source = (
        '{% from "part/reply.html" import reply with context %}{{ reply(question, {}, {}, {}, languages, language) }}'
    )
    options = (Option("one", "First"), Option("other", "Another"), Option("none", "None of these"))
    for kind in KINDS.values():
        question = Question("q", kind.name, "Why?", options=options, rows=options[:1], years=(2025,))
        with app.test_request_context():
            made = app.jinja_env.from_string(source).render(question=question, language=DEFAULT, laws_url="/laws")
        reader = Reader()
        reader.feed(made)
        names = {value for _, name, value in reader.attributes if name == "name"}
        assert kind.name == "note" or names
        assert all(name.startswith("q:") for name in names)
        # Every item of the form is one that the kind reads.
        known = dict.fromkeys((name.removeprefix("q:") for name in names), "")
        assert kind.parse(question, known) is None
        labelled = {value for tag, name, value in reader.attributes if tag == "label" and name == "for"}
        for control in re.findall(r"<(?:input|select|textarea)[^>]*>", made):
            found = re.search(r'\bid="([^"]+)"', control)
            assert "aria-label" in control or (found and found[1] in labelled), control
