from itertools import chain
