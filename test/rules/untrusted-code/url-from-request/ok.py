import os
from urllib.parse import urlparse

import requests
from fastapi import Depends, FastAPI, HTTPException
from flask import request
from langchain_community.document_loaders import WebBaseLoader

from service_auth import verify_token

BASE_URL = os.environ["CATALOGUE_URL"]
PAGES = {"terms": "https://example.com/terms", "help": "https://example.com/help"}
ALLOWED_HOSTS = {"example.com"}
app = FastAPI(dependencies=[Depends(verify_token)])


@app.post("/customer")
def customer(name: str, number: int):
    requests.get(f"https://api.example.com/customers/{number}", timeout=5)
    requests.get(f"https://api.example.com/customers/{name}", timeout=5)
    requests.get("https://api.example.com/customers", params={"name": name}, timeout=5)
    requests.get(f"{BASE_URL}/customers/{name}", timeout=5)
    requests.get(BASE_URL + name, timeout=5)
    return requests.post("https://api.example.com/log", json={"url": name}, timeout=5)


@app.post("/page")
def page(url: str, key: str):
    if urlparse(url).hostname not in ALLOWED_HOSTS:
        raise HTTPException(status_code=400)
    return requests.get(url, timeout=5, allow_redirects=False).text, WebBaseLoader(PAGES[key]).load()


def listed():
    url = request.args["url"]
    if url not in PAGES.values():
        return "unknown page"
    return requests.get(url, timeout=5).text


def download(address):
    return requests.get(address, timeout=5).content


terms = download("https://example.com/terms")
