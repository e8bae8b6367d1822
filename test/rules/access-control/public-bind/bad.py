from http.server import HTTPServer, SimpleHTTPRequestHandler

import gradio as gr
import ray
import uvicorn
from fastapi import FastAPI

app = FastAPI()
demo = gr.Interface(fn=describe, inputs="text", outputs="text")
HOST = "0.0.0.0"

if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0", port=8000)  # expect: public-bind
    uvicorn.run("serve:app", host=HOST)  # expect: public-bind
    demo.launch(server_name="0.0.0.0")  # expect: public-bind
    ray.init(dashboard_host="0.0.0.0")  # expect: public-bind
    HTTPServer(("", 8000), SimpleHTTPRequestHandler).serve_forever()  # expect: public-bind
import socket
from wsgiref.simple_server import make_server

from dask.distributed import LocalCluster
from gevent.pywsgi import WSGIServer
from prometheus_client import start_http_server

LocalCluster(dashboard_address=":8787")  # expect: public-bind
start_http_server(8000, addr="0.0.0.0")  # expect: public-bind
make_server("", 8000, application)  # expect: public-bind
WSGIServer(("0.0.0.0", 5000), application).serve_forever()  # expect: public-bind
listener = socket.socket()
listener.bind(("", 5000))  # expect: public-bind
listener.listen()

from prometheus_client import start_http_server
from tensorboard import program

start_http_server(9000)  # expect: public-bind
board = program.TensorBoard()
board.configure(argv=[None, "--logdir", "runs", "--host", "0.0.0.0"])  # expect: public-bind
