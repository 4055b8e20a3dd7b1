async def completion_order(named):
    pairs = []
    for name, coroutine in named.items():
        try:
            pairs.append((name, await coroutine))
        except Exception as error:
            pairs.append((name, error))
    return pairs
