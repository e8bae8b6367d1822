import { expect } from 'chai';
import fc from 'fast-check';
import type { PythonDocument, PythonRoute } from '../../../src/lang/python/types';
import { lines, pythonReader } from './parse';

describe('routes in Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  const routesOf = (...parts: readonly string[]): readonly PythonRoute[] => read(lines(...parts)).routes();
  const onlyRoute = (...parts: readonly string[]): PythonRoute => {
    const routes = routesOf(...parts);
    const [route] = routes;
    if (route === undefined || routes.length > 1) throw new Error(`${routes.length.toString()} routes`);
    return route;
  };

  const FASTAPI = ['from fastapi import APIRouter, Depends, FastAPI', 'app = FastAPI()'];
  const FLASK = ['from flask import Blueprint, Flask, request', 'app = Flask(__name__)'];

  const places: readonly (readonly [string, readonly string[], string])[] = [
    ['a verb of FastAPI', [...FASTAPI, '@app.post("/x")', 'def f(): pass'], 'fastapi POST /x f app'],
    ['a websocket', [...FASTAPI, '@app.websocket("/x")', 'def f(): pass'], 'fastapi  /x f app'],
    ['a call of FastAPI', [...FASTAPI, 'def f(): pass', 'app.add_api_route("/x", f)'], 'fastapi  /x f app'],
    [
      'a route of Flask with its methods',
      [...FLASK, '@app.route("/x", methods=["POST", "put"])', 'def f(): pass'],
      'flask POST PUT /x f app',
    ],
    ['a rule of Flask', [...FLASK, 'def f(): pass', 'app.add_url_rule("/x", "x", f)'], 'flask  /x f app'],
    [
      'a view class of Flask',
      [...FLASK, 'from flask.views import MethodView', 'class V(MethodView):', '  def post(self): pass'].concat(
        'app.add_url_rule("/x", view_func=V.as_view("v"))',
      ),
      'flask  /x post app',
    ],
    [
      'a path built of constants',
      [...FASTAPI, 'V = "/v1"', '@app.post(V + "/x")', 'def f(): pass'],
      'fastapi POST /v1/x f app',
    ],
    ['a path that is not known', [...FASTAPI, '@app.post(where)', 'def f(): pass'], 'fastapi POST f f app'],
    [
      'a row of Tornado',
      ['import tornado.web', 'class H(tornado.web.RequestHandler):', '  def post(self): pass', 'rows = [(r"/x", H)]'],
      'tornado POST /x post ',
    ],
    [
      'a view of Django',
      ['from django.urls import path', 'def f(request): pass', 'urlpatterns = [path("x/", f)]'],
      'django  x/ f ',
    ],
    [
      'a deployment of Ray',
      ['from ray import serve', '@serve.deployment(num_replicas=2)', 'class D:', '  def __call__(self, r): pass'],
      'ray-serve  D __call__ ',
    ],
    ['a page of Streamlit', ['import streamlit as st', 'st.text_input("x")'], 'streamlit  / ? '],
  ];
  for (const [what, source, expected] of places) {
    it(`reads ${what}`, () => {
      const { framework, methods, path, handler, owner } = onlyRoute(...source);
      expect([framework, methods.join(' '), path, handler?.name ?? '?', owner].join(' ')).to.equal(expected);
    });
  }

  const checks: readonly (readonly [string, readonly string[], string])[] = [
    ['nothing', [...FASTAPI, '@app.post("/x")', 'def f(db=Depends(get_db)): pass'], ''],
    [
      'a dependency of the route',
      [...FASTAPI, '@app.post("/x", dependencies=[Depends(key)])', 'def f(): pass', 'def key(r):', '  abort(401)'],
      'dependency',
    ],
    [
      'a dependency of the app',
      ['from fastapi import FastAPI', 'app = FastAPI(dependencies=[Depends(verify_token)])'].concat(
        '@app.post("/x")',
        'def f(): pass',
      ),
      'dependency',
    ],
    [
      'a dependency two routers further out',
      [...FASTAPI, 'a = APIRouter()', 'b = APIRouter()', 'b.include_router(a)'].concat(
        'app.include_router(b, dependencies=[Depends(login)])',
        '@a.post("/x")',
        'def f(): pass',
      ),
      'dependency',
    ],
    [
      'a parameter behind an alias',
      [...FASTAPI, 'User = Annotated[str, Depends(current_user)]', '@app.post("/x")', 'def f(user: User): pass'],
      'parameter',
    ],
    ['a decorator', [...FLASK, '@app.post("/x")', '@login_required', 'def f(): pass'], 'decorator'],
    ['another path that speaks of users', [...FLASK, '@app.post("/x")', '@app.get("/user")', 'def f(): pass'], ''],
    [
      'a hook that answers 401',
      [...FLASK, '@app.before_request', 'def first():', '  if unknown(request): abort(401)'].concat(
        '@app.post("/x")',
        'def f(): pass',
      ),
      'hook',
    ],
    [
      'a hook of another blueprint',
      [...FLASK, 'other = Blueprint("o", "o")', '@other.before_request', 'def check_token(): abort(401)'].concat(
        '@app.post("/x")',
        'def f(): pass',
      ),
      '',
    ],
    ['a header that is read', [...FLASK, '@app.post("/x")', 'def f():', '  request.headers["X-Api-Key"]'], 'header'],
    ['a header that is sent on', [...FLASK, '@app.post("/x")', 'def f():', '  headers["Authorization"] = key'], ''],
    ['a remark', [...FLASK, '@app.post("/x")', 'def f():', '  pass  # TODO: abort(401)'], ''],
    ['a session cookie', [...FASTAPI, 'app.add_middleware(SessionMiddleware)', '@app.post("/x")', 'def f(): pass'], ''],
    [
      'a middleware',
      [...FASTAPI, 'app.add_middleware(TokenMiddleware)', '@app.post("/x")', 'def f(): pass'],
      'middleware',
    ],
  ];
  for (const [what, source, expected] of checks) {
    it(`sees ${what} in front`, () => {
      const [route] = routesOf(...source);
      expect(route?.checks.map(({ kind }) => kind).join(' ')).to.equal(expected);
    });
  }

  const models: readonly (readonly [string, readonly string[], boolean])[] = [
    ['a method of the model', ['  return clf.predict(x)'], true],
    ['a function of the file', ['  return score(x)', 'def score(x):', '  return clf.predict(x)'], true],
    [
      'a method through self',
      ['  return S().go(x)', 'class S:', '  def go(self, x): return self.on(x)'].concat(
        '  def on(self, x): return self.clf.predict(x)',
      ),
      true,
    ],
    ['a callback', ['  return run(None, score)', 'def score():', '  return clf.predict(1)'], true],
    ['a closure', ['  def inner(): yield clf.predict(1)', '  return inner()'], true],
    ['a lambda', ['  return run(lambda: clf.predict(1))'], true],
    ['a hosted model', ['  import openai', '  return openai.OpenAI().chat.completions.create()'], true],
    [
      'a call of self.model',
      ['  import torch', '  return S().go(x)', 'class S:', '  def go(self, x): return self.model(x)'],
      true,
    ],
    [
      'a tokenizer',
      ['  from transformers import AutoTokenizer', '  return AutoTokenizer.from_pretrained("x")(x)'],
      false,
    ],
    ['functions that call each other', ['  return a()', 'def a(): return b()', 'def b(): return a()'], false],
    ['a loader', ['  import torch', '  return load_model(x)'], false],
  ];
  for (const [what, body, expected] of models) {
    it(`${expected ? 'follows' : 'takes no model for'} ${what}`, () => {
      expect(onlyRoute(...FASTAPI, '@app.post("/x")', 'def f(x):', ...body).reachesModel).to.equal(expected);
    });
  }

  it('knows routers that are included elsewhere, and apps that are handed in', () => {
    const router = [
      'from fastapi import APIRouter, FastAPI',
      'router = APIRouter()',
      '@router.post("/x")',
      'def f(): pass',
    ];
    expect(onlyRoute(...router).isPartOfApp).to.equal(false);
    expect(onlyRoute(...router, 'app = FastAPI()', 'app.include_router(router)').isPartOfApp).to.equal(true);
    expect(onlyRoute(...router, 'def add(app: FastAPI):', '  app.include_router(router)').isPartOfApp).to.equal(false);
  });

  it('knows where a demo listens', () => {
    const demo = (given: string): string =>
      onlyRoute('import gradio as gr', `gr.Interface(f, "text", "text").launch(${given})`).reach;
    expect(demo('')).to.equal('local');
    expect(demo('share=True')).to.equal('public');
    expect(demo('server_name="0.0.0.0"')).to.equal('public');
    expect(demo('server_name=host')).to.equal('unknown');
  });

  it('reads any text without throwing', () => {
    const part = fc.constantFrom(
      ...[
        'from fastapi import *\n',
        'import flask\n',
        'app = flask.Flask()\n',
        '@app.post("/x")\n',
        'def f(a=',
        '):\n  ',
      ],
      ...['class H(', 'app.include_router(app)\n', 'f()\n', 'self.f()\n', 'import gradio\n', 'launch(fn=', '(', '"'],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        for (const route of read(parts.join('')).routes()) {
          expect(route.at.start).to.be.at.most(route.at.end);
          expect([route.checks.length >= 0, route.reachesModel]).to.have.lengthOf(2);
        }
      }),
      { numRuns: 200 },
    );
  });
});
