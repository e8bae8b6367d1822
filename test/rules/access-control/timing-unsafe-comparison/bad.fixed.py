# watertight: ignore-file[unlogged-access-denial] this is about something else
import hashlib
import hmac
import os

import streamlit as st
from fastapi import FastAPI, Header, HTTPException, Request

API_KEY = os.environ["API_KEY"]
app = FastAPI()


def check_key(x_api_key: str = Header()):
    if not hmac.compare_digest(x_api_key, API_KEY):  # expect: timing-unsafe-comparison
        raise HTTPException(401)


def check_header(request: Request):
    if hmac.compare_digest(request.headers.get("X-API-Key") or "", os.environ["API_KEY"]):  # expect: timing-unsafe-comparison
        return True
    return hmac.compare_digest(request.headers["Authorization"], f"Bearer {API_KEY}")  # expect: timing-unsafe-comparison


def check_settings(token, settings):
    return hmac.compare_digest(token, settings.access_token) and settings.is_open  # expect: timing-unsafe-comparison


def check_signature(body, signature):
    expected_signature = hmac.new(KEY, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(signature, expected_signature):  # expect: timing-unsafe-comparison
        raise HTTPException(401)


def check_signature_at_once(body, signature):
    return hmac.compare_digest(hmac.new(KEY, body, hashlib.sha256).hexdigest(), signature)  # expect: timing-unsafe-comparison


def is_open():
    return hmac.compare_digest(st.text_input("Password", type="password"), st.secrets["password"])  # expect: timing-unsafe-comparison


def check_body(body, sent):
    digest = hmac.new(KEY, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(digest, sent)  # expect: timing-unsafe-comparison


def check_more(key, token):
    if hmac.compare_digest(key, os.environ["API_KEY"]):  # expect: timing-unsafe-comparison
        return True
    return not hmac.compare_digest(token, "Bearer " + API_KEY)  # expect: timing-unsafe-comparison
