import argparse
import os

import uvicorn
from fastapi import FastAPI

app = FastAPI()
parser = argparse.ArgumentParser()
parser.add_argument("--host", default="127.0.0.1")
parser.add_argument("--public", action="store_true")
args = parser.parse_args()


def serve(port, host="0.0.0.0"):
    uvicorn.run("serve:app", host=host, port=port)


if __name__ == "__main__":
    uvicorn.run(app, host=args.host)
    uvicorn.run(app, host="0.0.0.0" if args.public else "127.0.0.1")
    uvicorn.run(app, host=os.getenv("HOST") or "127.0.0.1")
    serve(8000, host="127.0.0.1")
