import os

c = get_config()
c.ServerApp.token = os.environ["LAB_TOKEN"]
c.ServerApp.password = ""
parser.token = ""
model.ServerApp = None
