flask --app serve run --debug --host 0.0.0.0  # expect: debug-server, public-bind
