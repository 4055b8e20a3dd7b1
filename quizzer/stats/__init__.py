"""Figures over a history: pure functions of what the store gives. Words and bars are made at the edge.

    store.question_states() ─┐
    schedule.memories(...)  ─┼─▶ topics ─▶ Topic: answered, accuracy, mastery, due
    the banks               ─┘
    store.activity() ──▶ days ──▶ Day: answered, accuracy;  streak ──▶ days in a row

A share (accuracy, mastery) is 0.0 to 1.0; it is None where there is nothing to take a share of.
"""

from quizzer.stats.days import Day, Streak, days, streak
from quizzer.stats.topics import Topic, topics

__all__ = ["Day", "Streak", "Topic", "days", "streak", "topics"]
