from ray import serve

serve.start(http_options={"host": "0.0.0.0"})  # expect: public-bind
