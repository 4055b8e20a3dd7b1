def coroutine(func):
    # Return a function that calls `func` and starts the generator that comes out.
    return func
