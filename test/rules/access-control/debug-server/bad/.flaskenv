FLASK_DEBUG=true  # expect: debug-server
