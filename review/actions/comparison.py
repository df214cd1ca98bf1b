"""What the secretariat compares: the facts of each State's latest submission, by regional group."""
