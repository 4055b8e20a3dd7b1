import gc
import sys

gc.collect()
sizes = sum(sys.getsizeof(thing, 0) for thing in gc.get_objects())
referents = gc.get_referents(sys.modules)
