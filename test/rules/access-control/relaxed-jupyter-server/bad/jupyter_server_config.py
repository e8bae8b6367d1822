c = get_config()  # noqa

c.ServerApp.ip = "0.0.0.0"
c.ServerApp.certfile = "/etc/ssl/lab.pem"
c.ServerApp.disable_check_xsrf = True  # expect: relaxed-jupyter-server
c.ServerApp.allow_remote_access = True  # expect: relaxed-jupyter-server
c.ServerApp.allow_unauthenticated_access = True  # expect: relaxed-jupyter-server
