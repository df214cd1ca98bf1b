"""The demonstration: invented States with accounts, replies in six languages, and every stage of a response."""

from review.cli.demonstration.loading import ACCOUNTS, PASSWORD, load

__all__ = ["ACCOUNTS", "PASSWORD", "load"]
