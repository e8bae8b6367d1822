# The notebooks of the team, on the machine with the graphics card.
c = get_config()  # noqa: F821

c.ServerApp.ip = "0.0.0.0"
c.ServerApp.certfile = "/etc/jupyter/lab.pem"
c.ServerApp.keyfile = "/etc/jupyter/lab.key"
