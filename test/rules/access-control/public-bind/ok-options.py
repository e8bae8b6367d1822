import panel
from ray import serve

serve.start(http_options={"host": "127.0.0.1"})
panel.serve(app, address="0.0.0.0", basic_auth="users.json")
