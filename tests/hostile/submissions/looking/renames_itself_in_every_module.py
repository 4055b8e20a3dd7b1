# crashed, failed
import sys

for module in list(sys.modules.values()):
    for name in ("sleep", "gather", "wait", "create_task", "Future", "Task", "get_running_loop", "monotonic"):
        if hasattr(module, name):
            setattr(module, name, lambda *args, **kwargs: None)
