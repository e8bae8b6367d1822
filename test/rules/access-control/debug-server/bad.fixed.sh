flask --app serve run --host 127.0.0.1  # expect: debug-server, public-bind
