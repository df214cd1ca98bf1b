"""Palermo Review: the review mechanism of the Convention against Transnational Organized Crime, online."""

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    """Give `create_app` on request, so that `flask --app review` works and the pure rooms load no web part."""
    if name == "create_app":
        return import_module("review.web").create_app
    raise AttributeError(name)
