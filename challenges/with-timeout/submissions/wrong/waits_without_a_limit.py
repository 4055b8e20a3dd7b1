async def with_timeout(aw, seconds, default=None):
    return await aw
