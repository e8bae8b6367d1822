# The notebooks of the team, on the machine with the graphics card.
c = get_config()  # noqa: F821

c.ServerApp.ip = "0.0.0.0"
c.ServerApp.allow_root = True
c.ServerApp.disable_check_xsrf = True
