"""The tests; what they share is in `making` (an invented State at work) and `postgres` (a throw-away server)."""
