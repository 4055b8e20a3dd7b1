"""Values between guest and judge: the objects that go by handle, and the judge's own things as objects here."""

import asyncio
import builtins
import sys
import types
from collections.abc import Callable
from typing import Any

from quizzer.wire.codec import HANDED_DEPTH, HANDED_ITEMS, Json, _real_bases, pack, unpack

REPR_LIMIT = 200
DETAILED_EXCEPTIONS = 20
"""In one frame; of the others the arguments, causes and parts are left out."""
ARGUMENT_ITEMS = 200
"""Items that the arguments of one exception may have; longer ones go by handle."""
_KINDS: tuple[tuple[type, str], ...] = (
    (types.GeneratorType, "generator"),
    (types.CoroutineType, "coroutine"),
    (types.AsyncGeneratorType, "async generator"),
    (types.FunctionType, "function"),
    (types.MethodType, "function"),
    (types.BuiltinFunctionType, "function"),
    (asyncio.Task, "task"),
    (asyncio.Future, "future"),
    (type, "class"),
    (types.ModuleType, "module"),
)


# Read past whatever a submission's own exception type makes of these names.
_NAME: Callable[[Any], Any] = type.__dict__["__name__"].__get__
_MODULE: Callable[[Any], Any] = type.__dict__["__module__"].__get__
_ARGS: Callable[[Any], Any] = BaseException.__dict__["args"].__get__
_CAUSE: Callable[[Any], Any] = BaseException.__dict__["__cause__"].__get__
_CONTEXT: Callable[[Any], Any] = BaseException.__dict__["__context__"].__get__
_TRACEBACK: Callable[[Any], Any] = BaseException.__dict__["__traceback__"].__get__
_SYNTAX_ERRORS = (SyntaxError, IndentationError, TabError)
_PARTS: Callable[[Any], Any] = BaseExceptionGroup.__dict__["exceptions"].__get__


class Values:
    """The table of handles. ``make`` builds what the judge describes as one of its own things."""

    def __init__(self, filename: str, make: Callable[[dict[str, Any]], object]) -> None:
        self._filename = filename
        self._make = make
        self.clear()

    def clear(self) -> None:
        """Nothing has crossed yet."""
        self._objects: dict[int, object] = {}
        self._handles: dict[int, int] = {}  # id() of a kept object -> handle
        self._last_handle = 0
        self._given: dict[int, int] = {}  # id() of an exception that the judge sent -> the judge's key
        self._kept: list[object] = []
        self._detailed = DETAILED_EXCEPTIONS

    def pack(self, value: object) -> Json:
        self._detailed = DETAILED_EXCEPTIONS
        return pack(value, self._opaque)

    def unpack(self, data: Json) -> Any:
        return unpack(data, self._special, HANDED_DEPTH, [HANDED_ITEMS])

    def known(self, handle: int) -> Any:
        return self._objects[handle]

    def forget(self, handle: int) -> None:
        """Drop the table's reference; the submission's own references decide what happens next."""
        self._handles.pop(id(self._objects.pop(handle, None)), None)

    def handle(self, value: object) -> int:
        """The handle of an object; the same object has the same handle as long as it is known."""
        handle = self._handles.get(id(value))
        if handle is None:
            self._last_handle = handle = self._last_handle + 1
            self._handles[id(value)] = handle
            self._objects[handle] = value
        return handle

    def _opaque(self, value: object) -> Json:
        if is_a(value, BaseException):
            return self._pack_exception(value, 0)
        return {
            "$": "ref",
            "id": self.handle(value),
            "kind": next((name for base, name in _KINDS if is_a(value, base)), "object"),
            "type": type_name(value),
            "repr": safe_repr(value),
        }

    def _pack_exception(self, error: Any, depth: int) -> Json:
        """An exception with its causes and parts; ``self._detailed`` of them in one frame with all details."""
        detailed = depth < 3 and self._detailed > 0
        self._detailed -= 1
        data: dict[str, Any] = {
            "$": "exc",
            "id": self.handle(error),
            "key": self._given.get(id(error)),
            "type": type_name(error),
            "bases": [_full_name(base) for base in _real_bases(type(error))[:20]],
            "args": self._pack_arguments(_ARGS(error)) if detailed else [],
            "text": safe_text(error),
            "cause": None,
            "parts": [],
            "trace": trace(error, self._filename),
        }
        if detailed:
            cause, context = _CAUSE(error), _CONTEXT(error)
            if cause is not None:
                data["cause"] = self._pack_exception(cause, depth + 1)
            elif context is not None:
                data["context"] = self._pack_exception(context, depth + 1)
            if is_a(error, BaseExceptionGroup):
                data["parts"] = [self._pack_exception(part, depth + 1) for part in _PARTS(error)[:20]]
        return data

    def _pack_arguments(self, arguments: tuple[Any, ...]) -> Json:
        left = [ARGUMENT_ITEMS]
        return [pack(argument, self._opaque_in_exception, left=left) for argument in arguments[:20]]

    def _opaque_in_exception(self, value: object) -> Json:
        # An exception among the arguments of another could go on for ever; its own arguments are left out.
        if is_a(value, BaseException):
            return self._pack_exception(value, 3)
        return self._opaque(value)

    def _special(self, data: dict[str, Any]) -> object:
        if data["$"] == "ref":
            return self._objects[data["id"]]
        if data["$"] == "raise":
            return self._exception(data)
        if data["$"] == "exception class":
            return _exception_class(data["name"])
        return self._make(data)

    def _exception(self, data: dict[str, Any]) -> BaseException:
        """The exception that the judge describes; the same one for the same key."""
        for error in self._kept:
            if self._given.get(id(error)) == data["key"]:
                return error  # type: ignore[return-value]
        error = _exception_class(data["type"])(*self.unpack(data["args"]))
        self._given[id(error)] = data["key"]
        self._kept.append(error)
        return error


def _exception_class(name: str) -> type[BaseException]:
    """A built-in exception class, or the one of asyncio's that suites may throw."""
    known: dict[str, type[BaseException]] = {"CancelledError": asyncio.CancelledError}
    return known.get(name) or getattr(builtins, name)


def is_a(value: object, base: type) -> bool:
    """Whether the value is really of that type: by identity, since ``==`` of types may be the submission's own."""
    return any(real is base for real in _real_bases(type(value)))


def type_name(value: object) -> str:
    """The name of the real type, as a plain string of reasonable length."""
    return _class_name(type(value))


def _class_name(kind: type) -> str:
    return str.__str__(_NAME(kind))[:80]


def _full_name(kind: type) -> str:
    """A class's name, after its module's unless it really is a built-in one: another ``ValueError`` is another."""
    name = _class_name(kind)
    if getattr(builtins, name, None) is kind:
        return name
    module = _MODULE(kind)
    return f"{module[:80] if type(module) is str else '?'}.{name}"


def safe_repr(value: object) -> str:
    """What ``repr`` says, cut, without addresses (they differ from run to run)."""
    try:
        text = repr(value)
        text = str.__str__(text)[: 2 * REPR_LIMIT]
    except BaseException as e:
        return f"<{type_name(value)} whose repr() raises {type_name(e)}>"
    text = _without_addresses(text)
    return text if len(text) <= REPR_LIMIT else text[: REPR_LIMIT - 1] + "…"


def _without_addresses(text: str) -> str:
    """Not by a regular expression: the first one in a fork touches a hundred pages that then must be copied."""
    first, *others = text.split(" at 0x")
    return first + "".join(other.lstrip("0123456789abcdefABCDEF") for other in others)


def safe_text(error: BaseException) -> str:
    try:
        return _without_addresses(str.__str__(str(error)))[:500]
    except BaseException as e:
        return f"<text that raises {type_name(e)}>"


def trace(error: BaseException, filename: str) -> list[dict[str, Any]]:
    """The frames of an exception that lie in the submission, the outermost first, at most 12."""
    frames = []
    tb = _TRACEBACK(error)
    for _ in range(sys.getrecursionlimit() * 2):
        if tb is None:
            break
        code = tb.tb_frame.f_code
        if code.co_filename == filename:
            frames.append({"line": tb.tb_lineno, "in": str(code.co_name)[:80]})
        tb = tb.tb_next
    line = getattr(error, "lineno", None) if type(error) in _SYNTAX_ERRORS else None
    if type(line) is int and getattr(error, "filename", None) == filename:
        frames.append({"line": line, "in": "<module>"})
    return frames if len(frames) <= 12 else [*frames[:4], *frames[-8:]]
