import os

c = get_config()
c.ServerApp.token = ""
c.ServerApp.password = os.environ["LAB_PASSWORD_HASH"]
