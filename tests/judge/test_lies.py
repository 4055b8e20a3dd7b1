"""Submissions whose values claim to be what they are not."""

import pytest
from adapters.condemned import Condemned

LIAR = """
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __lt__(self, other): return True
    def __bool__(self): return True
"""
VALUES = {
    "equals_everything": f"class Value:\n{LIAR}\nvalue = Value()",
    "is_a_number_that_equals_everything": f"class Value(int):\n{LIAR}\nvalue = Value(3)",
    "is_a_float_that_equals_everything": f"class Value(float):\n{LIAR}\nvalue = Value('nan')",
    "is_a_text_that_equals_everything": f"class Value(str):\n{LIAR}\nvalue = Value('10')",
    "is_a_list_that_equals_everything": f"class Value(list):\n{LIAR}\nvalue = Value()",
    "is_a_dictionary_that_equals_everything": f"class Value(dict):\n{LIAR}\nvalue = Value()",
    "says_that_its_class_is_int": f"class Value:\n{LIAR}\n    __class__ = int\nvalue = Value()",
    "has_a_metaclass_that_is_int": (
        f"class Meta(type):\n{LIAR.replace('self', 'cls')}\n    def mro(cls): return [cls, object]\n"
        f"    __instancecheck__ = __subclasscheck__ = lambda cls, other: True\n"
        f"class Value(metaclass=Meta):\n{LIAR}\nvalue = Value()"
    ),
    "is_true_for_one": "value = True",
    "is_not_a_number": "value = float('nan')",
    "is_everything_at_once": "value = (0, 10, 30)",
    "has_a_repr_of_the_right_answer": "class Value:\n    def __repr__(self): return '10'\nvalue = Value()",
    "has_a_repr_that_raises": "class Value:\n    def __repr__(self): raise SystemExit\nvalue = Value()",
    "has_a_repr_that_is_no_text": "class Value:\n    def __repr__(self): return 10\nvalue = Value()",
    "has_a_repr_without_end": "class Value:\n    def __repr__(self): return repr([self])\nvalue = Value()",
    "has_a_repr_that_prints": "class Value:\n    def __repr__(self): print('10'); return '10'\nvalue = Value()",
    "has_a_repr_of_a_gigabyte": "class Value:\n    def __repr__(self): return 'x' * (1 << 30)\nvalue = Value()",
    "changes_while_it_is_read": (
        "class Value:\n    def __repr__(self):\n        if len(value) < 9: value[len(value)] = Value()\n"
        "        return ''\nvalue = {0: Value()}"
    ),
    "contains_itself": "value = []\nvalue.append(value)",
    "contains_itself_by_a_dictionary": "value = {}\nvalue['value'] = (value,)",
    "is_enormous": "value = [0] * 200_000",
    "is_an_enormous_text": "value = 'x' * 5_000_000",
    "is_an_enormous_number": "value = 1 << 10_000_000",
    "is_very_deep": "value = 10\nfor _ in range(200_000): value = [value]",
    "is_an_exception_in_disguise": f"class Value(Exception):\n{LIAR}\nvalue = Value(10)",
    "is_an_exception_with_lying_parts": (
        "class Value(Exception):\n    args = property(lambda self: 1 / 0)\n"
        "    __cause__ = property(lambda self: self)\n"
        "    __traceback__ = 5\n    def __str__(self): raise MemoryError\nvalue = Value()"
    ),
    "is_a_class_whose_name_is_a_trap": (
        "class Meta(type):\n    __name__ = property(lambda cls: 1 / 0)\n    __module__ = property(lambda cls: 1 / 0)\n"
        "class Value(metaclass=Meta): pass\nvalue = Value()"
    ),
    "is_an_exception_whose_classes_are_traps": (
        "class Meta(type):\n    __name__ = property(lambda cls: 1 / 0)\n    __module__ = property(lambda cls: 1 / 0)\n"
        "    __eq__ = lambda *_: 1 / 0\n    __hash__ = lambda cls: 1 / 0\n"
        "class Value(Exception, metaclass=Meta): pass\nvalue = Value()"
    ),
    "claims_every_attribute": "class Value:\n    def __getattribute__(self, name): return 10\nvalue = Value()",
    "has_attributes_that_kill": "class Value:\n    def __getattribute__(self, name): raise SystemExit\nvalue = Value()",
}


@pytest.mark.parametrize("value", VALUES)
def test_a_submission_cannot_pass_with_a_value_that(condemned: Condemned, value: str) -> None:
    """It arrives as what it is made of, or as an object that equals nothing."""
    yields = "def total():\n    yield 0\n    while True: yield value\n"
    returns = "async def both(a, b):\n    await a()\n    await b()\n    return value\n"
    raises = "def total():\n    yield 0\n    raise value\n    yield\n"
    submission = VALUES[value] + "\n" + yields + returns
    condemned("total", submission)
    condemned("both", submission)
    condemned("total", VALUES[value] + "\n" + raises)


SEQUENTIAL = "async def both(a, b): return [await a(), await b()]\n"
KINDS = {
    "a_class_with_the_protocol": "pass",
    "a_class_called_generator": "total.__name__ = total.__qualname__ = 'generator'",
    "a_class_that_claims_the_type": "total.__class__ = property(lambda self: types.GeneratorType)",
    "a_metaclass_that_equals_every_type": "Meta.__eq__ = lambda cls, other: True",
    "another_generator_type": "types.GeneratorType = collections.abc.Generator = total",
    "a_registered_type": "collections.abc.Generator.register(total)",
    "other_built_in_functions": (
        "builtins.next = builtins.type = builtins.any = lambda *_: 'generator'\n"
        "builtins.isinstance = builtins.issubclass = lambda *_: True"
    ),
    "the_guests_modules_changed": (
        "import sys\nfor name, module in list(sys.modules.items()):\n"
        "    if 'quizzer' in name or name == '__main__':\n"
        "        for key in list(vars(module)): vars(module)[key] = lambda *_, **__: 'generator'"
    ),
    "the_guests_modules_imported": "import quizzer.guest.values as v\nv.is_a = lambda *_: True",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_submission_cannot_pass_for_a_generator_with(condemned: Condemned, kind: str) -> None:
    """What it is, the guest knows from its real type."""
    condemned("total", f"""
import builtins, collections.abc, types
class Meta(type):
    __hash__ = type.__hash__
class total(metaclass=Meta):
    def __init__(self): self.value, self.ended = 0, False
    def __iter__(self): return self
    def __next__(self): return self.send(None)
    def send(self, number):
        if self.ended: raise StopIteration
        self.value += number or 0
        return self.value
    def close(self): self.ended = True
{KINDS[kind]}
""")  # fmt: skip


NAMES = {
    "a_function_called_like_the_exception": "class StopIteration(Exception): pass",
    "an_exception_that_equals_it": "class Stop(Exception):\n    __eq__ = lambda *_: True\nStopIteration = Stop",
    "an_exception_that_claims_its_class": "class Stop(Exception):\n    __class__ = StopIteration\nStopIteration = Stop",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_submission_cannot_end_a_generator_with(condemned: Condemned, name: str) -> None:
    """The end is the interpreter's own StopIteration."""
    condemned("total", f"""
class total:
    def __init__(self): self.value, self.ended = 0, False
    def __next__(self): return self.send(None)
    def send(self, number):
        if self.ended: raise StopIteration
        self.value += number or 0
        return self.value
    def close(self): self.ended = True
{NAMES[name]}
""")  # fmt: skip
