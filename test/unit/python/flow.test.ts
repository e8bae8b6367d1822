import { expect } from 'chai';
import type { OriginKind, Purpose, PythonDocument } from '../../../src/lang/python/types';
import { lastCall, lines, pythonReader } from './parse';

describe('where a value comes from in Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  function originsIn(text: readonly string[], purpose?: Purpose): readonly OriginKind[] {
    const use = lastCall(read(lines(...text)), 'use').arguments[0]?.value;
    return [...new Set(use?.origins(purpose).map(({ kind }) => kind))].sort();
  }

  function contentIn(...text: readonly string[]): readonly OriginKind[] {
    const use = lastCall(read(lines(...text)), 'use').arguments[0]?.value;
    return [...new Set(use?.contentOrigins().map(({ kind }) => kind))].sort();
  }

  const sources: readonly (readonly [string, readonly string[], readonly OriginKind[]])[] = [
    ['a literal', ['use("a")'], ['literal']],
    ['a name that nothing gives a value', ['use(a)'], ['unknown']],
    ['the environment', ['import os', 'use(os.environ["A"])'], ['environment']],
    ['the environment with a default', ['from os import getenv', 'use(getenv("A", "b"))'], ['environment']],
    ['a form of Flask', ['from flask import request', 'use(request.form["a"])'], ['request']],
    ['JSON sent to Flask', ['import flask', 'use(flask.request.get_json()["a"])'], ['request']],
    [
      'a parameter of a route',
      ['from fastapi import FastAPI', 'app = FastAPI()', '@app.post("/a")', 'def f(a: str):', '    use(a)'],
      ['request'],
    ],
    [
      'a number in a route',
      ['from fastapi import FastAPI', 'app = FastAPI()', '@app.get("/a")', 'def f(a: int):', '    use(a)'],
      ['literal'],
    ],
    [
      'a service that a route is handed',
      [
        'from fastapi import FastAPI, Depends',
        'app = FastAPI()',
        '@app.get("/a")',
        'def f(a=Depends(b)):',
        '    use(a)',
      ],
      ['literal'],
    ],
    ['a request that Django hands over', ['def view(request):', '    use(request.POST["a"])'], ['request']],
    ['JSON that aiohttp awaits', ['async def view(request):', '    use(await request.json())'], ['request']],
    [
      'an argument of Tornado',
      ['class A(B):', '    def get(self):', '        use(self.get_argument("a"))'],
      ['request'],
    ],
    [
      'a handler that is registered by a call',
      [
        'from flask import Flask',
        'app = Flask(__name__)',
        'def show(name):',
        '    use(name)',
        'app.add_url_rule("/<name>", view_func=show)',
      ],
      ['request'],
    ],
    [
      'the payload of a model server',
      ['import kserve', 'class Model(kserve.Model):', '    def predict(self, payload):', '        use(payload["a"])'],
      ['request'],
    ],
    [
      'what a model asks a tool for',
      [
        'from fastmcp import FastMCP',
        'mcp = FastMCP("x")',
        '@mcp.tool()',
        'def run(command: str):',
        '    use(command)',
        'mcp.run(transport="http", host="0.0.0.0")',
      ],
      ['request'],
    ],
    ['an event of AWS Lambda', ['def lambda_handler(event, context):', '    use(event["body"])'], ['request']],
    ['a text field of Streamlit', ['import streamlit as st', 'use(st.text_input("a"))'], ['request']],
    [
      'a field of Gradio',
      ['import gradio as gr', 'def f(a):', '    use(a)', 'gr.Interface(fn=f, inputs="text")'],
      ['request'],
    ],
    [
      'a field of a body',
      [
        'from fastapi import FastAPI',
        'app = FastAPI()',
        'class B(M):',
        '    a: str',
        '    n: int',
        '@app.post("/a")',
        'def f(b: B):',
        '    use(b.a)',
      ],
      ['request'],
    ],
    [
      'a number in a body',
      [
        'from fastapi import FastAPI',
        'app = FastAPI()',
        'class B(M):',
        '    a: str',
        '    n: int = 3',
        '@app.post("/a")',
        'def f(b: B):',
        '    use(b.n)',
      ],
      ['literal'],
    ],
    ['what is typed', ['use(input())'], ['user-input']],
    ['the command line', ['import sys', 'use(sys.argv[1])'], ['user-input']],
    [
      'parsed arguments',
      ['import argparse', 'p = argparse.ArgumentParser()', 'a = p.parse_args()', 'use(a.path)'],
      ['user-input'],
    ],
    ['an option of click', ['import click', '@click.command()', 'def f(a):', '    use(a)'], ['user-input']],
    ['a file', ['with open("a") as f:', '    use(f.read())'], ['file', 'literal']],
    [
      'a file that is read by its path',
      ['from pathlib import Path', 'use(Path("a").read_text())'],
      ['file', 'literal'],
    ],
    ['a response', ['import requests', 'use(requests.get("a").content)'], ['network']],
    ['a session', ['import requests', 's = requests.Session()', 'use(s.get("a").json()["b"])'], ['network']],
    ['a bucket', ['import boto3', 's = boto3.client("s3")', 'use(s.get_object(Key="a")["Body"].read())'], ['network']],
    ['the Hub', ['from huggingface_hub import hf_hub_download', 'use(hf_hub_download("a", "b"))'], ['network']],
    [
      'a chat model',
      [
        'from openai import OpenAI',
        'c = OpenAI()',
        'a = c.chat.completions.create(model="m")',
        'use(a.choices[0].message.content)',
      ],
      ['model-output'],
    ],
    [
      'a client that is handed in',
      ['def f(c):', '    use(c.messages.create(model="m").content[0].text)'],
      ['model-output'],
    ],
    [
      'a pipeline',
      ['from transformers import pipeline', 'p = pipeline("text-generation")', 'use(p("a")[0]["generated_text"])'],
      ['model-output'],
    ],
    [
      'a chain',
      ['from langchain_openai import ChatOpenAI', 'c = prompt | ChatOpenAI()', 'use(c.invoke("a").content)'],
      ['model-output'],
    ],
    [
      'a chain that is written where it is asked',
      ['from langchain_openai import ChatOpenAI', 'use((prompt | ChatOpenAI()).invoke("a").content)'],
      ['model-output'],
    ],
    [
      'what a tokenizer decodes',
      [
        'from transformers import AutoTokenizer',
        't = AutoTokenizer.from_pretrained("a")',
        'use(t.decode(ids, skip_special_tokens=True))',
      ],
      ['model-output'],
    ],
    [
      'pieces of an answer',
      [
        'import openai',
        'a = ""',
        'for b in openai.OpenAI().chat.completions.create(model="m", stream=True):',
        '    a += b.choices[0].delta.content',
        'use(a)',
      ],
      ['literal', 'model-output'],
    ],
    [
      'a model in the cloud',
      ['import boto3', 'use(boto3.client("bedrock-runtime").invoke_model(modelId="m")["body"].read())'],
      ['model-output'],
    ],
    ['a parameter', ['def f(a):', '    use(a)'], ['parameter']],
  ];
  for (const [name, text, kinds] of sources)
    it(`knows ${name}`, () => {
      expect(originsIn(text)).to.deep.equal(kinds);
    });

  const A = ['from flask import request', 'a = request.args.get("a")'];
  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['names', ['b = a', 'c = b', 'use(c)']],
    ['unpacking', ['b, c = a, "x"', 'use(b)']],
    ['unpacking of what is taken apart', ['b, c = a.split()', 'use(c)']],
    ['f-strings', ['use(f"x {a}")']],
    ['sums', ['use("x" + a + "y")']],
    ['percent', ['use("x %s" % a)']],
    ['format', ['use("x {}".format(a))']],
    ['join', ['use(" ".join(["x", a]))']],
    ['a list', ['b = [a]', 'use(b[0])']],
    ['a list that is filled', ['b = []', 'b.append(a)', 'use(b)']],
    ['a dictionary', ['b = {"c": a}', 'use(b["c"])']],
    ['a dictionary that is filled', ['b = {}', 'b["c"] = a', 'use(b)']],
    ['a loop', ['for b in a.split():', '    use(b)']],
    ['a comprehension', ['use([b.strip() for b in a.split()])']],
    ['text that grows', ['b = "x"', 'b += a', 'use(b)']],
    ['text that grows in a loop', ['b = ""', 'for c in a:', '    b = b + c', 'use(b)']],
    ['a branch', ['if x:', '    b = a', 'else:', '    b = "x"', 'use(b)']],
    ['a conditional expression', ['use(a if x else "y")']],
    ['a default', ['use(a or "y")']],
    ['wrappers', ['import io, base64', 'use(io.BytesIO(base64.b64decode(a)))']],
    ['JSON', ['import json', 'use(json.loads(a)["b"])']],
    ['an assignment expression', ['if (b := a):', '    use(b)']],
    ['a function that hands it back', ['def f(x):', '    return x.strip()', 'use(f(a))']],
    ['a function that uses it', ['def f(x):', '    use(x)', 'f(a)']],
    ['a keyword', ['def f(*, x):', '    use(x)', 'f(x=a)']],
    ['a generator', ['def f(x):', '    yield x', 'for b in f(a):', '    use(b)']],
    ['a lambda', ['f = lambda: a', 'use(a)']],
    [
      'an attribute',
      [
        'class C:',
        '    def __init__(self, x):',
        '        self.x = x',
        '    def f(self):',
        '        use(self.x)',
        'C(a)',
      ],
    ],
    ['a method', ['class C:', '    def f(self, x):', '        return x', 'c = C()', 'use(c.f(a))']],
  ];
  for (const [name, text] of ways)
    it(`follows ${name}`, () => {
      expect(originsIn([...A, ...text])).to.include('request');
    });

  const apart: readonly (readonly [string, readonly string[]])[] = [
    ['other names', ['b = "x"', 'use(b)']],
    ['the other side of a pair', ['b, c = a, "x"', 'use(c)']],
    ['another key', ['b = {"c": a, "d": "x"}', 'use(b["d"])']],
    ['another call of the same function', ['def f(x):', '    return x', 'f(a)', 'use(f("x"))']],
    ['what was there before', ['b = a', 'b = "x"', 'use(b)']],
    ['numbers', ['use(int(a))']],
    ['conditions', ['use("x" if a else "y")']],
    ['lengths', ['use(len(a))']],
    ['what is filled in later', ['b = []', 'use(b)', 'b.append(a)', 'use_not(b)']],
  ];
  for (const [name, text] of apart)
    it(`keeps apart ${name}`, () => {
      expect(originsIn([...A, ...text])).not.to.include('request');
    });

  const checked: readonly (readonly [string, Purpose, readonly string[]])[] = [
    ['quoting', 'shell', ['import shlex', 'use(f"x {shlex.quote(a)}")']],
    [
      'a check that leaves',
      'shell',
      ['def f():', '    a = request.args.get("a")', '    if a not in OK:', '        return', '    use(a)'],
    ],
    ['a check that raises', 'shell', ['if not a.isalnum():', '    raise ValueError', 'use("x" + a)']],
    ['a pattern', 'query', ['import re', 'if re.fullmatch("[a-z]+", a) is None:', '    raise ValueError', 'use(a)']],
    ['an assertion', 'query', ['assert a in ("x", "y")', 'use(a)']],
    ['the branch of a check', 'shell', ['if x and a in OK:', '    use(a)']],
    ['the other branch', 'shell', ['if a not in OK:', '    pass', 'else:', '    use(a)']],
    ['a prefix', 'path', ['if not a.startswith("/data/"):', '    raise ValueError', 'use(a)']],
    ['a clean name', 'path', ['from werkzeug.utils import secure_filename', 'use(secure_filename(a))']],
    [
      'a signature',
      'load',
      ['import hmac', 'if not hmac.compare_digest(sign(a), given):', '    raise ValueError', 'use(a)'],
    ],
    [
      'a digest',
      'load',
      ['import hashlib', 'd = hashlib.sha256(a).hexdigest()', 'if d != WANTED:', '    raise ValueError', 'use(a)'],
    ],
  ];
  for (const [name, purpose, text] of checked)
    it(`accepts ${name}`, () => {
      expect(originsIn([...A, ...text], purpose)).not.to.include('request');
    });

  const unchecked: readonly (readonly [string, Purpose, readonly string[]])[] = [
    ['a check for another purpose', 'shell', ['if not a.startswith("/"):', '    raise ValueError', 'use(a)']],
    ['a check behind the use', 'shell', ['use(a)', 'if a not in OK:', '    raise ValueError']],
    ['a check that only logs', 'shell', ['if a not in OK:', '    print(a)', 'use(a)']],
    ['a check the wrong way round', 'shell', ['if a in OK:', '    raise ValueError', 'use(a)']],
    ['a check of something else', 'shell', ['if b not in OK:', '    raise ValueError', 'use(a)']],
    [
      'a check of what the name was before',
      'shell',
      ['if a not in OK:', '    raise ValueError', 'a = request.args["b"]', 'use(a)'],
    ],
    ['one of two alternatives', 'shell', ['if a not in OK and x:', '    raise ValueError', 'use(a)']],
  ];
  for (const [name, purpose, text] of unchecked)
    it(`does not accept ${name}`, () => {
      expect(originsIn([...A, ...text], purpose)).to.include('request');
    });

  const contents: readonly (readonly [string, readonly string[], readonly OriginKind[]])[] = [
    ['a constant path', ['use("a.pt")'], ['file', 'literal']],
    ['a path that is handed in', ['def f(p):', '    use(p)'], ['file', 'parameter']],
    ['an address', ['use("https://data.example.org/a.pkl")'], ['network']],
    ['an address that is put together', ['use(f"s3://bucket/{key}")'], ['network']],
    ['a file that is written here', ['import torch', 'torch.save(x, "a.pt")', 'use("a.pt")'], ['own-file']],
    [
      'an opened file that is written here',
      ['import pickle', 'with open(p, "wb") as f:', '    pickle.dump(x, f)', 'use(open(p, "rb"))'],
      ['file', 'unknown'],
    ],
    [
      'a path that is put together twice',
      ['import torch, os', 'd = make()', 'torch.save(x, os.path.join(d, "a"))', 'use(os.path.join(d, "a"))'],
      ['own-file'],
    ],
    [
      'the paths of two functions',
      ['import torch', 'def s(p):', '    torch.save(x, p)', 'def l(p):', '    use(p)'],
      ['file', 'parameter'],
    ],
    ['a download', ['from urllib.request import urlretrieve', 'urlretrieve(u, "a.pkl")', 'use("a.pkl")'], ['network']],
    [
      'a download that is written',
      ['import requests', 'r = requests.get(u)', 'open("a.pkl", "wb").write(r.content)', 'use("a.pkl")'],
      ['network', 'own-file'],
    ],
  ];
  for (const [name, text, kinds] of contents)
    it(`tells what is read from ${name}`, () => {
      expect(contentIn(...text)).to.deep.equal(kinds);
    });

  it('shows the way from the origin to the use, in at most eight places', () => {
    const names = Array.from({ length: 12 }, (_, index) => `a${String(index + 1)} = a${String(index)}`);
    const text = lines('a0 = input()', ...names, 'use(a12)');
    const [origin] = lastCall(read(text), 'use').arguments[0]?.value.origins() ?? [];
    expect(origin?.path.length).to.equal(8);
    expect(text.slice(origin?.at.start, origin?.at.end)).to.equal('input()');
    expect(origin?.path[0]).to.deep.equal(origin?.at);
  });

  it('ends where names are given by each other', () => {
    expect(originsIn(['def f(a):', '    return g(a)', 'def g(a):', '    return f(a)', 'use(f(g("x")))'])).to.be.an(
      'array',
    );
  });

  const hostile: readonly (readonly [string, string, readonly string[]])[] = [
    ['a list is long and often used', `a = [${'b, '.repeat(20_000)}]`, Array.from({ length: 5000 }, () => 'use(a)')],
    ['a list is filled often', 'a = []', Array.from({ length: 5000 }, () => 'a.append(b); use(a)')],
    [
      'a function has many parameters',
      `def f(${Array.from({ length: 3000 }, (_, i) => `p${String(i)}`).join(', ')}):`,
      Array.from({ length: 3000 }, (_, i) => `    use(p${String(i)})`),
    ],
    [
      'checks stand in front of checks',
      'a = input()',
      Array.from({ length: 5000 }, () => 'if a not in OK: pass\nuse(a)'),
    ],
  ];
  for (const [name, first, rest] of hostile)
    it(`ends where ${name}`, () => {
      for (const call of read(lines(first, ...rest)).callsNamed('use')) {
        expect(call.arguments[0]?.value.origins('shell')).to.be.an('array');
        expect(call.arguments[0]?.value.contentOrigins('load')).to.be.an('array');
      }
    });

  it('ends where everything depends on everything', () => {
    const row = Array.from(
      { length: 4000 },
      (_, index) => `a${String(index)} = f(a${String(index - 1)}, a${String(index)})`,
    );
    const text = lines('def f(a, b):', '    return [a, b]', ...row, 'use(a3999)');
    for (const call of read(text).callsNamed('f')) expect(call.arguments[0]?.value.origins()).to.be.an('array');
  });
});
