c = get_config()  # noqa
c.ServerApp.ip = "0.0.0.0"
c.ServerApp.certfile = "/etc/ssl/lab.pem"
c.ServerApp.keyfile = "/etc/ssl/lab.key"
