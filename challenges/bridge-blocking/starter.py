async def fetch_all(get, urls, limit):
    # `async def` does not make get() any less blocking: nobody else runs meanwhile.
    return [get(url) for url in urls]
