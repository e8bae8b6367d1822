import ast
import importlib
import json
import re

import pandas as pd
import torch
from simpleeval import simple_eval

LIMIT = 30
MODELS = {"small": torch.nn.Linear, "large": torch.nn.Bilinear}


def evaluate(model: torch.nn.Module, name, text, session):
    model.eval()
    torch.nn.Module.eval(model)
    pattern = re.compile(name)
    compiled = torch.compile(model)
    value = ast.literal_eval(text)
    tree = ast.parse(text, mode="eval")
    check(tree)
    code = compile(tree, "<text>", "eval")
    if name not in MODELS:
        raise ValueError(name)
    layer = eval(name)
    return MODELS[name], pattern, compiled, value, simple_eval(text), session.query(name), code, layer


double = eval("lambda x: 2 * x")
exec("threshold = 0.5")
frame = pd.read_csv("orders.csv", converters={"items": json.loads})
frame.query("age > @LIMIT")
frame.query(f"age > {LIMIT}")
frame["tags"] = frame["tags"].apply(ast.literal_eval)
frame["sum"] = pd.eval("frame.a + frame.b")

for module in ["numpy", "torch"]:
    __import__(module)


def load(name):
    return importlib.import_module(name)

about = {}
exec(open("package/version.py").read(), about)
