jupyter lab --ServerApp.disable_check_xsrf=True --port 8889 # expect: relaxed-jupyter-server
jupyter lab --ServerApp.allow_remote_access=true --certfile=/etc/ssl/lab.pem --ip=0.0.0.0 # expect: relaxed-jupyter-server
