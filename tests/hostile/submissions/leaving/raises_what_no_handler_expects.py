# failed
def total():
    yield 0
    raise GeneratorExit


async def both(a, b):
    raise BaseException


async def careful(a):
    raise BaseExceptionGroup("all", [KeyboardInterrupt(), SystemExit(0), GeneratorExit()])
