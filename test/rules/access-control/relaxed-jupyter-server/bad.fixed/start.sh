jupyter lab --port 8889 # expect: relaxed-jupyter-server
jupyter lab --certfile=/etc/ssl/lab.pem --ip=0.0.0.0 # expect: relaxed-jupyter-server
