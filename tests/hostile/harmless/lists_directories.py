import glob
import os
import pathlib

for place in ("/", ".", "..", os.path.expanduser("~"), "/nowhere"):
    try:
        os.listdir(place)
    except OSError:
        continue
found = [*glob.glob("*.py"), *pathlib.Path().glob("*"), os.getcwd(), os.path.exists("/etc/passwd")]
