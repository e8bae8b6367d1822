import argparse
import os

import uvicorn
from fastapi import FastAPI
from flask import Flask

app = FastAPI()
site = Flask(__name__)
parser = argparse.ArgumentParser()
parser.add_argument("--host", default="0.0.0.0")
args = parser.parse_args()


def serve(port, host="0.0.0.0"):
    uvicorn.run("serve:app", host=host, port=port)  # expect: public-bind


if __name__ == "__main__":
    uvicorn.run(app, host=args.host)  # expect: public-bind
    site.run(host=os.environ.get("HOST", "0.0.0.0"))  # expect: public-bind
    serve(8000)
