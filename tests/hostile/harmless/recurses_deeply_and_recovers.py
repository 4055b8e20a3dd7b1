import sys


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


assert 100 < depth() < sys.getrecursionlimit()
