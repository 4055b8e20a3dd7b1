"""The guest: a sandboxed process that loads one submission and does what the judge says.

    judge ──control──▶ zygote ──fork──▶ guest ◀──wire──▶ judge
                       (warm, jailed)   (fresh for each test, jailed further)

Nothing imports this package: ``zygote`` is started. It knows the standard library, the wire and the sandboxes.
Nothing that a guest says is trusted; all that it knows is what the judge has told it.
"""
