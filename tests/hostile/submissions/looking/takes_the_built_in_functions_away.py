# crashed, failed
import builtins

for name in list(vars(builtins)):
    if name != "delattr":
        delattr(builtins, name)
