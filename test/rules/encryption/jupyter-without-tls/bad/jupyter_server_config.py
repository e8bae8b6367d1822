c = get_config()  # noqa
c.ServerApp.ip = "0.0.0.0"  # expect: jupyter-without-tls
c.ServerApp.port = 8888
