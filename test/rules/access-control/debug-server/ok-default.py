import os

import typer
from fastapi import FastAPI
from flask import Flask

app = Flask(__name__)
api = FastAPI(debug=os.getenv("DEBUG", "false").lower() == "true")


def main(debug: bool = typer.Option(False, help="Show what goes wrong.")):
    app.run(debug=debug)
