c = get_config()  # noqa
c.ServerApp.allow_root = False
