"""The web room: thin views over the actions."""

from review.web.app import create_app

__all__ = ["create_app"]
