from itertools import pairwise


def pairs(iterable):
    return pairwise(iterable)
