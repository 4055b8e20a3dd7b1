"""Sittings: which questions are asked, in which order, and the conversation from the first to the summary."""
