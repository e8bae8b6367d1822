import os

import click
from fastapi import FastAPI
from flask import Flask

app = Flask(__name__)
api = FastAPI(debug=os.getenv("DEBUG", "true").lower() == "true")  # expect: debug-server


@click.command()
@click.option("--debug/--no-debug", default=True)
def main(debug):
    app.run(debug=debug)  # expect: debug-server
