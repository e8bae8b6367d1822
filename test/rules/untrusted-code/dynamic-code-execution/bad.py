import sys

import pandas as pd
import requests
import sympy
import torchvision.models as models


def build(name, options):
    model = eval(f"models.{name}")(pretrained=True)  # expect: dynamic-code-execution
    head = eval("models." + options["head"])  # expect: dynamic-code-execution
    exec("model.%s = None" % name)  # expect: dynamic-code-execution
    return model, head


def score(formula, row):
    code = compile(formula, "<formula>", "eval")  # expect: dynamic-code-execution
    exec(compile(formula, "<formula>", "exec"))  # expect: dynamic-code-execution
    frame = pd.DataFrame([row])
    frame.query(formula)  # expect: dynamic-code-execution
    df = frame.copy()
    df.eval(f"total = {formula}")  # expect: dynamic-code-execution
    total = pd.eval(formula)  # expect: dynamic-code-execution
    return total, eval(formula), code  # expect: dynamic-code-execution


with open("labels.txt") as file:
    labels = [eval(line) for line in file]  # expect: dynamic-code-execution

orders = pd.read_csv("orders.csv", converters={"items": eval})  # expect: dynamic-code-execution
orders["tags"] = orders["tags"].apply(eval)  # expect: dynamic-code-execution
orders["box"] = orders.box.map(eval)  # expect: dynamic-code-execution

exec(requests.get("https://tools.example.com/setup_colab.py", timeout=10).text)  # expect: dynamic-code-execution
size = eval(input("Size: "))  # expect: dynamic-code-execution
exec(open(sys.argv[1]).read())  # expect: dynamic-code-execution


def simplify(text):
    return sympy.sympify(text)  # expect: dynamic-code-execution


def plug_in(name):
    return __import__(name)  # expect: dynamic-code-execution
