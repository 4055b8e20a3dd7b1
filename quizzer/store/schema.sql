-- quizzer's score database, as it is laid out when it is made. Older files get here by quizzer/store/migrations.py.
--
-- Times are UTC, ISO 8601 with offset and microseconds, so that they sort as text:
-- 2026-11-21T23:54:25.123456+00:00. Columns named "json" hold JSON text.

-- Events: what happened. Rows are added and never changed.

CREATE TABLE sitting (
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,                  -- quiz, review, interview
  started  TEXT NOT NULL
) STRICT;

CREATE TABLE finish (                      -- a sitting without one was interrupted, or is still going on
  sitting  INTEGER PRIMARY KEY REFERENCES sitting,
  at       TEXT NOT NULL
) STRICT;

CREATE TABLE answer (
  id           INTEGER PRIMARY KEY,
  sitting      INTEGER NOT NULL REFERENCES sitting,
  at           TEXT NOT NULL,
  question     TEXT NOT NULL,              -- the id, which never changes
  revision     TEXT NOT NULL,              -- the content hash of the question as it was asked
  bank         TEXT NOT NULL,
  topics_json  TEXT NOT NULL,
  kind         TEXT NOT NULL,
  level        TEXT NOT NULL,
  given_json   TEXT NOT NULL,
  score        REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  seconds      REAL NOT NULL CHECK (seconds >= 0)
) STRICT;

CREATE INDEX answer_by_sitting ON answer (sitting);

CREATE TABLE attempt (                     -- at a coding challenge
  id                 INTEGER PRIMARY KEY,
  at                 TEXT NOT NULL,
  challenge          TEXT NOT NULL,
  revision           TEXT NOT NULL,
  submission_sha256  TEXT NOT NULL,
  verdict            TEXT NOT NULL CHECK (verdict <> 'judge_error'),  -- ours, so never counted
  isolation          TEXT NOT NULL,        -- the sandbox that it ran in
  passed             INTEGER NOT NULL CHECK (passed BETWEEN 0 AND total),
  total              INTEGER NOT NULL,
  seconds            REAL NOT NULL CHECK (seconds >= 0),
  tests_json         TEXT NOT NULL
) STRICT;

CREATE INDEX attempt_by_challenge ON attempt (challenge);

CREATE TABLE solution_shown (              -- before the challenge was solved: its pass is no longer unaided
  id         INTEGER PRIMARY KEY,
  at         TEXT NOT NULL,
  challenge  TEXT NOT NULL,
  revision   TEXT NOT NULL
) STRICT;

CREATE TRIGGER sitting_stays BEFORE UPDATE ON sitting BEGIN SELECT RAISE(ABORT, 'sittings are never changed'); END;
CREATE TRIGGER sitting_keeps BEFORE DELETE ON sitting BEGIN SELECT RAISE(ABORT, 'sittings are never deleted'); END;
CREATE TRIGGER finish_stays BEFORE UPDATE ON finish BEGIN SELECT RAISE(ABORT, 'finishes are never changed'); END;
CREATE TRIGGER finish_keeps BEFORE DELETE ON finish BEGIN SELECT RAISE(ABORT, 'finishes are never deleted'); END;
CREATE TRIGGER answer_stays BEFORE UPDATE ON answer BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;
CREATE TRIGGER answer_keeps BEFORE DELETE ON answer BEGIN SELECT RAISE(ABORT, 'answers are never deleted'); END;
CREATE TRIGGER attempt_stays BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'attempts are never changed'); END;
CREATE TRIGGER attempt_keeps BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'attempts are never deleted'); END;
CREATE TRIGGER shown_stays BEFORE UPDATE ON solution_shown BEGIN SELECT RAISE(ABORT, 'what was shown is never changed'); END;
CREATE TRIGGER shown_keeps BEFORE DELETE ON solution_shown BEGIN SELECT RAISE(ABORT, 'what was shown is never deleted'); END;

-- Projections: the events, folded. Kept in the transaction of each event; emptied and made anew by rebuild().

CREATE TABLE question_state (
  question    TEXT PRIMARY KEY,
  revision    TEXT NOT NULL,               -- of the last answer, and so is the bank
  bank        TEXT NOT NULL,
  asked       INTEGER NOT NULL,
  right       INTEGER NOT NULL,            -- answers with score 1
  score       REAL NOT NULL,               -- the sum of the scores
  streak      INTEGER NOT NULL,            -- right answers since the last one that was not
  last_score  REAL NOT NULL,
  first       TEXT NOT NULL,
  last        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE revision (
  question    TEXT NOT NULL,
  revision    TEXT NOT NULL,
  first_seen  TEXT NOT NULL,
  PRIMARY KEY (question, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (                    -- in a quarter of an hour: every time zone's days begin on one
  start     TEXT PRIMARY KEY,
  answered  INTEGER NOT NULL,
  right     INTEGER NOT NULL,
  score     REAL NOT NULL,
  attempts  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
