import argparse
import os

import uvicorn
from fastapi import FastAPI
from flask import Flask

app = FastAPI()
site = Flask(__name__)
parser = argparse.ArgumentParser()
parser.add_argument("--host", default="127.0.0.1")
args = parser.parse_args()


def serve(port, host="127.0.0.1"):
    uvicorn.run("serve:app", host=host, port=port)  # expect: public-bind


if __name__ == "__main__":
    uvicorn.run(app, host=args.host)  # expect: public-bind
    site.run(host=os.environ.get("HOST", "127.0.0.1"))  # expect: public-bind
    serve(8000)
