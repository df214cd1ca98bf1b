"""The measure: a Flask page with one template and nothing else."""

from flask import Flask, render_template_string

app = Flask(__name__)


@app.get("/")
def show() -> str:
    return render_template_string("<!doctype html><title>{{ title }}</title><h1>{{ title }}</h1>", title="Bare")
