"""The judge: pytest, a hidden suite, and the outside world of a submission. It never imports the submission.

    quizzer ──jobs──▶ judge ──control──▶ zygote
            ◀─reports─      ◀──wire──▶ guest (one for each test)

A suite talks to the submission through two fixtures: ``submission`` (what it defines, step by step) and ``world``
(what it waits for, and the clock). Everything that happens is recorded in the trial's transcript before it may fail.
"""
