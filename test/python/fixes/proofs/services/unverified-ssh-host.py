# a server whose key nobody knows is refused, with paramiko
# %% prepare
import socket
import threading

import paramiko


class Guest(paramiko.ServerInterface):
    def check_auth_password(self, *_):
        return paramiko.AUTH_SUCCESSFUL

    def get_allowed_auths(self, *_):
        return "password"


listener = socket.create_server(("127.0.0.1", 0))
ended_with.callback(listener.close)


def serve():
    try:
        transport = paramiko.Transport(listener.accept()[0])
        transport.add_server_key(paramiko.ECDSAKey.generate())
        transport.start_server(server=Guest())
        transport.join(9)
    except (OSError, EOFError, paramiko.SSHException):
        pass


threading.Thread(target=serve, daemon=True).start()
port = listener.getsockname()[1]
# %% program
import paramiko

client = paramiko.SSHClient()
client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
client.connect("127.0.0.1", port=port, username="bob", password="x", look_for_keys=False, allow_agent=False)
# %% before
assert error is None and client.get_transport().is_authenticated()
client.close()
# %% after
assert isinstance(error, paramiko.SSHException) and "not found in known_hosts" in str(error), error
client.close()
