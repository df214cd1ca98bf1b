"""Documents made of a small questionnaire with every kind of question."""
