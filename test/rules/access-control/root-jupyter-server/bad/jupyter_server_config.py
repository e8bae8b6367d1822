c = get_config()  # noqa
c.ServerApp.allow_root = True  # expect: root-jupyter-server
