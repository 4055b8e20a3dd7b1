def collect(gen):
    values = []
    while True:
        # A `for` loop would catch the StopIteration itself, and the return value rides
        # on just that exception. So ask by hand.
        try:
            value = next(gen)
        except StopIteration as stop:
            # `.value`, not `.args[0]`: after a bare `return` args is empty.
            return values, stop.value
        # Outside of the `try`, where only what next() raises is caught. And no test of
        # `value`: the end is told by the exception, so every value is welcome.
        values.append(value)


# The same by delegation. `yield from` hands every value on and has the return value as
# the value of the whole expression:
#
#     def collect(gen):
#         result = None
#
#         def keep():
#             nonlocal result
#             result = yield from gen
#
#         values = list(keep())
#         return values, result
