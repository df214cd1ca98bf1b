"""So that `python -m review` is the same as `review`."""

from review.cli import main

main()
