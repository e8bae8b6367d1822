import ast
import os
import re
import shlex
import subprocess
import sys

from flask import Blueprint, abort, request

routes = Blueprint("train", __name__)
TASKS = ("train", "test")


@routes.route("/train", methods=["POST"])
def train():
    name = request.form["name"]
    subprocess.run(["python", "train.py", "--name", name])
    os.system(f"python train.py --name {shlex.quote(name)}")
    os.system(f"python train.py --epochs {int(request.form['epochs'])}")
    task = request.args["task"]
    if task not in TASKS:
        abort(404)
    os.system("python " + task + ".py")
    if not re.fullmatch("[a-z]+", name):
        return "no such name"
    os.system(f"python train.py --name {name}")
    os.system("python train.py")
    return "ok" if request.args["x"] else os.popen("date").read()


@routes.route("/metric")
def metric():
    return str(ast.literal_eval(request.args["formula"]))


def local(tool):
    subprocess.run([tool])
    subprocess.run([sys.argv[1]])


model.eval(request.args)
