import os

from dash import Dash
from fastapi import FastAPI
from flask import Flask

app = Flask(__name__)
dashboard = Dash(__name__)
api = FastAPI(debug=True)  # expect: debug-server
app.config["DEBUG"] = True  # expect: debug-server
app.debug = True  # expect: debug-server
os.environ["FLASK_DEBUG"] = "1"  # expect: debug-server

if __name__ == "__main__":
    app.run(debug=True)  # expect: debug-server
    app.run(
        host="0.0.0.0",  # expect: public-bind
        port=5000,
        debug=True,  # expect: debug-server
    )
    dashboard.run(debug=True, port=8050)  # expect: debug-server
