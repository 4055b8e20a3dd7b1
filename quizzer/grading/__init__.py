"""Grading: from a submission's text to a verdict, by way of a judge process. Fails closed."""
