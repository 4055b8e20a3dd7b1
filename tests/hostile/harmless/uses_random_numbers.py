import random
import secrets
import uuid

random.seed()
drawn = (random.random(), secrets.token_hex(), uuid.uuid4(), random.SystemRandom().random())
