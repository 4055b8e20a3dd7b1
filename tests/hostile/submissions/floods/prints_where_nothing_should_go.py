# failed, output_limit, crashed
import sys

sys.stdout = sys.stderr = sys.__stdout__ = open(1, "wb", 0, closefd=False)
sys.stdout.write(b"\xff" * 100)
sys.stdout = None
