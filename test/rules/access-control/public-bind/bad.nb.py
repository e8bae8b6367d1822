# %%
from flask import Flask

app = Flask(__name__)
app.run("0.0.0.0", 5000)  # expect: public-bind

# %%
!mlflow ui --host 0.0.0.0  # expect: public-bind
