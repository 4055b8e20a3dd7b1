# crashed, failed, import_error
import sys


def hook(event, arguments):
    raise SystemExit(0)


sys.addaudithook(hook)
