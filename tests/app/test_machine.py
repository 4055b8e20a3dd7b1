"""What ``doctor`` finds where something is missing: sandboxes as adapters, the judge a real one."""

from dataclasses import dataclass

from quizzer.app.doctor import as_json, judge_finding, sandbox_findings
from quizzer.sandbox import Limits, Sandbox
from quizzer.ui.doctor_page import page
from quizzer.ui.layout import lay_out


@dataclass
class Pretended:
    """A sandbox of which only the description is looked at."""

    NAME: str
    RANK: int
    why: str = ""

    def missing(self) -> str:
        return self.why

    def wrap(self, argv: list[str], root: str, /) -> list[str]:
        raise AssertionError("nothing is started")

    def confine_zygote(self) -> None:
        raise AssertionError("nothing is confined")

    def confine_guest(self, limits: Limits) -> None:
        raise AssertionError("nothing is confined")


def machine(*sandboxes: Sandbox) -> dict[str, object]:
    found = as_json(list(sandbox_findings(sandboxes)), "en")
    return {**found, "findings": {f["key"]: f for f in found["findings"]}}


def test_limits_alone_are_not_called_fine():
    """Whoever judges strangers' code there must know it, and why nothing better is used."""
    told = machine(Pretended("landlock", 2, "Linux 5.4 has no Landlock"), Pretended("rlimits", 0))
    assert (told["ok"], told["isolation"]) == (False, "rlimits")
    assert "only code that you trust" in told["findings"]["sandbox"]["advice"]
    assert told["findings"]["sandbox landlock"]["value"] == "not here: Linux 5.4 has no Landlock"


def test_the_strongest_that_is_there_is_fine():
    """The stronger ones that are missing are told, and are no fault."""
    told = machine(
        Pretended("both", 3, "bwrap is not installed"), Pretended("landlock", 2), Pretended("rlimits", 0)
    )
    assert (told["ok"], told["isolation"]) == (True, "landlock")
    assert told["findings"]["sandbox both"]["ok"] is None
    assert "sandbox rlimits" not in told["findings"]


def test_a_judge_that_judges_wrongly_is_a_fault():
    """A verdict alone is not enough: it must be the right one, and there is advice when it is not."""
    finding = judge_finding(b"async def nap():\n    pass\n")
    assert (finding.ok, finding.value.en) == (False, "misjudges: failed")
    shown = "\n".join(lay_out(page([finding], "ko"), 200))
    assert shown.startswith("✗ 채점기  잘못 채점함: failed\n    » ")
