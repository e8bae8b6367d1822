jupyter lab --ip=127.0.0.1
jupyter lab --ip=0.0.0.0 --certfile=/etc/ssl/lab.pem --keyfile=/etc/ssl/lab.key
ping 0.0.0.0
