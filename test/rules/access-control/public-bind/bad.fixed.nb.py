# %%
from flask import Flask

app = Flask(__name__)
app.run("127.0.0.1", 5000)  # expect: public-bind

# %%
!mlflow ui --host 127.0.0.1  # expect: public-bind
