c = get_config()  # noqa

c.ServerApp.disable_check_xsrf = False
c.ServerApp.allow_unauthenticated_access = False
c.ServerApp.local_hostnames = ["localhost", "lab.example.org"]
