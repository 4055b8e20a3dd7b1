import asyncio
import inspect
import linecache
import os

with open(os.__file__) as source:
    first = source.readline()
gather = inspect.getsource(asyncio.gather)
line = linecache.getline(asyncio.__file__, 1)
