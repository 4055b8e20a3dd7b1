async def retry(factory, attempts=3, base=1.0, factor=2.0, retry_on=(Exception,)):
    # The first attempt. Which exceptions call for a second one, and when?
    return await factory()
