# %%
from flask import Flask

app = Flask(__name__)

# %%
app.run(port=8987, use_reloader=False)  # expect: debug-server
