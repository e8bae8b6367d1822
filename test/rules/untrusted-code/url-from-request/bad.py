import urllib.request

import aiohttp
import httpx
import requests
from diffusers.utils import load_image
from fastapi import Depends, FastAPI
from flask import request
from langchain_community.document_loaders import RecursiveUrlLoader, UnstructuredURLLoader, WebBaseLoader
from llama_index.readers.web import SimpleWebPageReader
from pydantic import BaseModel, HttpUrl

from service_auth import verify_token

app = FastAPI(dependencies=[Depends(verify_token)])


class Document(BaseModel):
    url: HttpUrl
    host: str


@app.post("/add")
def add(document: Document):
    text = requests.get(document.url, timeout=5).text  # expect: url-from-request
    status = requests.get(f"https://{document.host}/health", timeout=5)  # expect: url-from-request
    return download(document.host + "/about"), text, status


def download(address):
    return urllib.request.urlopen(address).read()  # expect: url-from-request


@app.post("/pages")
async def pages(url: str):
    async with httpx.AsyncClient() as client:
        first = await client.get(url)  # expect: url-from-request
    async with aiohttp.ClientSession() as session:
        second = await session.get(url)  # expect: url-from-request
    documents = WebBaseLoader(url).load()  # expect: url-from-request
    documents += UnstructuredURLLoader(urls=[url]).load()  # expect: url-from-request
    documents += RecursiveUrlLoader(url=url, max_depth=2).load()  # expect: url-from-request
    documents += SimpleWebPageReader(html_to_text=True).load_data([url])  # expect: url-from-request
    return first, second, documents, load_image(url)  # expect: url-from-request


def picture():
    session = requests.Session()
    return session.get(request.json["image"], timeout=5).content  # expect: url-from-request
