import os

import requests
from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from flask_cors import CORS

ORIGINS = ["http://localhost:3000", "https://console.example.com"]
SITES = os.environ["ALLOWED_ORIGINS"].split(",")
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True, allow_methods=["*"], allow_headers=["*"])
app.add_middleware(CORSMiddleware, allow_origins=SITES)
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://[a-z]+\.example\.com")
app.add_middleware(CORSMiddleware)

cors = CORS()
CORS(app, origins=["https://console.example.com"])
CORS(app, resources={r"/api/*": {"origins": ["https://console.example.com"]}})
CORS(app, resources={r"/api/*": {"origins": SITES}})
CORS_ALLOW_ALL_ORIGINS = False


@app.middleware("http")
async def add_origin(request: Request, call_next):
    response = await call_next(request)
    origin = request.headers.get("origin")
    if origin in ORIGINS:
        response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Allow-Methods"] = "*"
    return response


def fetch_stars(session, files):
    # What a client sends opens nothing.
    session.setup(origins="*")
    pattern = files.add("*", "data/*")
    return requests.get("https://api.example.com", headers={"Accept": "*/*"}, timeout=5), pattern
