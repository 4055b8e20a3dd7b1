"""The score database: one SQLite file that several quizzer processes may use at once.

Events are stored, state is derived:

    begin, answer, finish, attempt, ...     sittings, attempts, question_states, activity, solved, ...
              |                                             ^
              v  one transaction each                       |
    sitting, finish, answer, attempt, ... ──same transaction──▶ question_state, activity
    (append-only: triggers refuse to change them)           (projections: ``rebuild`` makes them anew)

``open_store`` opens it for writing and makes it when it is missing; ``read_store`` only ever reads, and reads
an empty history where there is no file. Whatever is wrong with the file is a ``StoreError``: one line for the
user, and the file is left as it is.
"""

from quizzer.store.errors import StoreError
from quizzer.store.opening import open_store, read_store
from quizzer.store.reading import Reader
from quizzer.store.writing import Store

__all__ = ["Reader", "Store", "StoreError", "open_store", "read_store"]
