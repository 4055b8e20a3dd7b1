# crashed, failed
guest()._runs.run = lambda jobs, until: {"out": "ran", "left": [], "tasks": []}
