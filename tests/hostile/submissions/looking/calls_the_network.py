# failed
# rlimits: failed: the network is as open there as to any program of the user
# rlimits changes: the network is as open there as to any program of the user

import socket

try:
    with socket.create_connection(("127.0.0.1", HERE.port), 2) as connection:
        connection.sendall(b"passed")
except OSError:
    pass
