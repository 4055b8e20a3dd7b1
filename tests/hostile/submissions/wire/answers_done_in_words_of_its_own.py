# crashed
def answer(jobs, until):
    how = next(hows)
    for job in jobs:
        outside().ask("done", key=job["key"], how=how, value=0)
    return {"out": "ran"}


hows = iter([["returned"], {"stuck": 1}])
guest()._runs.run = answer


def total():
    outside().say({"out": ["yielded"], "call": {"idle": 1}})
    yield 0
