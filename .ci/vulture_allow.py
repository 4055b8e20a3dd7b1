"""Names that vulture must take as used, each group with its reason. Not run."""

# The interface for hidden suites (docs/suites.md): these are called from challenges, each of which needs a few.
_.ANYTHING
_.gives, _.returns, _.raises_group, _.caused_by, _.closes, _.ends, _.is_a
_.asend, _.anext, _.athrow, _.aclose, _.method, _.drop, _.object
_.takes, _.takes_at_most, _.takes_at_least, _.leaves_nothing, _.reports_nothing, _.is_stuck
_.was_called, _.was_not_called, _.was_awaited, _.started_at, _.ended_at, _.was_cancelled, _.was_finished
_.was_sent, _.was_closed, _.was_stepped, _.holds
_.blocking, _.function, _.generator_function, _.log, _.elapsed, _.ticker
_.overlapped, _.one_after_another, _.called_in_turn, _.started_in_order
_.most_at_once, _.never_more_than, _.nothing_blocked

# click looks for these.
_.get_metavar, _.convert, _.allow_extra_args, _.invoke_without_command, _.no_args_is_help

# prompt_toolkit and questionary look for these; the names below are in annotations that only type checkers read.
_.pointed_at, _.wrap_lines, _.dont_extend_height
Application, KeyPressEvent, Output

# asyncio, threading, warnings and the interpreter look for these, in a guest or in the judge.
_.shutdown_default_executor, _._loop_factory, _._allocate_lock, _.showwarning, _.dont_write_bytecode
_.new_event_loop, _._ssock, _.__module__, _.__doc__

# What a history can be asked, and the proof that its projections are only folded events: used by the store's tests.
_.revisions, _.rebuild
