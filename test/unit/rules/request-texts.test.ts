import { expect } from 'chai';
import { mayAnswerRequests } from '../../../src/rules/shared/request-texts';

describe('programs that may answer requests', () => {
  for (const text of [
    'import os, flask\n',
    'from flask_restful import Resource\n',
    'try:\n    from fastapi import FastAPI as API\n',
    'import streamlit as st\n',
    'from mcp.server.fastmcp import FastMCP\n',
    'from .app import app\n\n@app.post("/predict")\ndef predict(): ...\n',
    'from ray import serve\n\n@serve.deployment\nclass Model: ...\n',
    'def lambda_handler(event, context): ...\n',
    'name = request.args["name"]\n',
    'import bentoml\n\n@bentoml.service\nclass Model: ...\n',
    'svc = bentoml.Service("model")\n',
    'from bentoml import (\n    api,\n    service,\n)\n',
    'import bentoml as b\n',
  ]) {
    it(`are told: ${JSON.stringify(text)}`, () => {
      expect(mayAnswerRequests(text)).to.equal(true);
    });
  }

  for (const text of [
    'import requests\n',
    '# with flask this would be shorter\nimport os\n',
    'import bentoml\n\nmodel = bentoml.sklearn.load_model("a:1")\n',
    'from bentoml import models\n',
    '@pytest.fixture\ndef handler_of(): ...\n',
  ]) {
    it(`are not: ${JSON.stringify(text)}`, () => {
      expect(mayAnswerRequests(text)).to.equal(false);
    });
  }
});
