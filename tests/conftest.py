"""What holds for every test."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Machines are shared and noisy: no test may depend on how fast one is.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where quizzer may keep its data; nothing is there yet."""
    return tmp_path / "home"
