"""What holds for every test."""

import signal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Machines are shared and noisy: no test may depend on how fast one is.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

# In the background, or by nohup, these are ignored, and would be in all that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:
    signal.signal(signal.SIGHUP, lambda *_: None)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where quizzer may keep its data; nothing is there yet."""
    return tmp_path / "home"


@pytest.fixture
def challenge(tmp_path: Path) -> Any:
    """The challenge of ``adapters.tasks``, as it is read from its files."""
    from adapters.tasks import write_challenge

    from quizzer.app.challenge import find
    from quizzer.app.home import Home

    write_challenge(tmp_path / "challenges")
    return find("counting", Home(tmp_path / "home"), tmp_path / "challenges")
