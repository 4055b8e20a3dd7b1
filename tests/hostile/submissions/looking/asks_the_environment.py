# failed
import os

for name, value in os.environ.items():
    print(f"{name}={value}")
assert not {"HOME", "PATH", "USER", "QUIZZER_HOME", "PYTHONPATH", "SECRET"} & set(os.environ), os.environ
