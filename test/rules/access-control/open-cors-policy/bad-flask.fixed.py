import os

import aiohttp_cors
from flask import Flask, jsonify, make_response, request
from flask_cors import CORS, cross_origin
from flask_socketio import SocketIO

app = Flask(__name__)
CORS(app, origins=os.environ["ALLOWED_ORIGINS"].split(","))  # expect: open-cors-policy
CORS(app, supports_credentials=True, origins=os.environ["ALLOWED_ORIGINS"].split(","))  # expect: open-cors-policy
CORS(app, origins=os.environ["ALLOWED_ORIGINS"].split(","))  # expect: open-cors-policy
CORS(app, resources={r"/api/*": {"origins": "*"}}, supports_credentials=True)  # expect: open-cors-policy
CORS(app, resources={r"/api/*": {"methods": ["GET"]}})  # expect: open-cors-policy
sockets = SocketIO(app, cors_allowed_origins=os.environ["ALLOWED_ORIGINS"].split(","))  # expect: open-cors-policy


@app.get("/models")
@cross_origin(origins=os.environ["ALLOWED_ORIGINS"].split(","))  # expect: open-cors-policy
def models():
    response = jsonify(["churn"])
    response.headers.add("Access-Control-Allow-Origin", "*")  # expect: open-cors-policy
    return response


@app.after_request
def add_headers(response):
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin")  # expect: open-cors-policy
    response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


def setup(web_app):
    return aiohttp_cors.setup(web_app, defaults={"*": aiohttp_cors.ResourceOptions(allow_credentials=True)})  # expect: open-cors-policy


def answer(body):
    response = make_response(body)
    response.headers["Access-Control-Allow-Origin"] = "*"  # expect: open-cors-policy
    return response
