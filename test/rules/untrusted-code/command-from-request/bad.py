import asyncio
import os
import subprocess

import gradio as gr
import streamlit as st
from flask import Blueprint, request

routes = Blueprint("train", __name__)


@routes.route("/train", methods=["POST"])
def train():
    name = request.form["name"]
    command = f"python train.py --name {name}"
    os.system(command)  # expect: command-from-request
    subprocess.run("python train.py " + request.args.get("flags", ""), shell=True)  # expect: command-from-request
    subprocess.run(["bash", "-c", f"dvc pull {name}"])  # expect: command-from-request
    options = []
    for key, value in request.get_json().items():
        options.append("--{}={}".format(key, value))
    out = subprocess.check_output(" ".join(options), shell=True)  # expect: command-from-request
    return run(request.values["tool"]) + out.decode()


def run(tool):
    return os.popen(tool).read()  # expect: command-from-request


@routes.route("/metric")
def metric():
    return str(eval(request.args["formula"]))  # expect: command-from-request


async def start(request):
    body = await request.json()
    await asyncio.create_subprocess_shell(body["command"])  # expect: command-from-request


class Runner:
    def __init__(self):
        self.folder = st.text_input("Folder")

    def show(self):
        return subprocess.getoutput(f"ls {self.folder}")  # expect: command-from-request


def convert(path):
    os.system(f"ffmpeg -i {path} out.wav")  # expect: command-from-request


gr.Interface(fn=convert, inputs="file", outputs="audio")
