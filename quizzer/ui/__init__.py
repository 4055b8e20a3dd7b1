"""How a conversation reaches a person: three fronts (plain, interactive, and a scripted one under tests/).

    session: yields events ──▶ drive ──▶ a front shows them, asks, and returns answers
                                  │
                                  └───▶ record: what was answered is stored before the verdict is shown

Only here and in ``cli`` is it known that there is a terminal.
"""
