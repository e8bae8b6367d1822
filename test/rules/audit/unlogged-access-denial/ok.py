import logging
import os
import secrets

import requests
from fastapi import FastAPI, Header, HTTPException

app = FastAPI()
logger = logging.getLogger(__name__)
MESSAGES = {401: "Who are you?", 403: "Not you."}


def require_key(x_api_key: str = Header()):
    if not secrets.compare_digest(x_api_key, os.environ["KEY"]):
        logger.warning("Wrong key")
        raise HTTPException(status_code=403)


def require_user(token: str):
    try:
        return token.split(".")[1]
    except IndexError as error:
        logger.warning("Odd token: %s", error)
        raise HTTPException(401) from error


def require_role(user):
    if user.role != "admin":
        audit_denial(user)
        raise HTTPException(status_code=403)


def require_model(name):
    if name not in os.listdir("models"):
        raise HTTPException(status_code=404)


def ask_others():
    response = requests.get("https://api.example.com/models", timeout=5)
    if response.status_code == 401:
        return None
    if response.status_code in (401, 403):
        raise RuntimeError(MESSAGES[response.status_code])
    return response.json()


def audit_denial(user):
    logger.warning("%s may not", user.id)
