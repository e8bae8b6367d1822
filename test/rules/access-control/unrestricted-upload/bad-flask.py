import streamlit as st
from flask import Flask, request
from PIL import Image

app = Flask(__name__)


@app.post("/a")
def keep():
    upload = request.files["model"]
    upload.save("models/new.onnx")  # expect: unrestricted-upload
    return "thanks"


@app.post("/b")
def look():
    return Image.open(request.files["picture"].stream).mode  # expect: unrestricted-upload


page = st.file_uploader("A picture")
if page:
    picture = Image.open(page)  # expect: unrestricted-upload
