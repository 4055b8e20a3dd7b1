"""What holds for every test."""

from hypothesis import HealthCheck, settings

# Machines are shared and noisy: no test may depend on how fast one is.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
