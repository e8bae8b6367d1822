c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.ServerApp.disable_check_xsrf = True
