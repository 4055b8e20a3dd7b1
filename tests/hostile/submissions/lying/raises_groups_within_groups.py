# crashed, failed, timed_out
async def careful(a):
    error = ValueError("innermost")
    for _ in range(500):
        error = ExceptionGroup("group", [error] * 50)
    raise error
