import anthropic
import boto3
import google.generativeai as generativeai
import litellm
import ollama
import openai
from flask import request
from google import genai
from langchain.agents import AgentExecutor

client = openai.OpenAI()
gemini = genai.Client()
claude = anthropic.Anthropic()


def answer():
    question = request.json["question"]
    messages = [{"role": "user", "content": question}]
    client.chat.completions.create(model="m", messages=messages)  # expect: unbounded-model-call
    client.responses.create(model="m", input=question)  # expect: unbounded-model-call
    litellm.completion(model="m", messages=messages)  # expect: unbounded-model-call
    ollama.chat(model="m", messages=messages)  # expect: unbounded-model-call
    gemini.models.generate_content(model="m", contents=question)  # expect: unbounded-model-call
    generativeai.GenerativeModel("m").generate_content(question)  # expect: unbounded-model-call
    return boto3.client("bedrock-runtime").converse(  # expect: unbounded-model-call
        modelId="m",
        messages=[{"role": "user", "content": [{"text": question}]}],
    )


def work(task, tools):
    messages = [{"role": "user", "content": task}]
    while True:
        response = claude.messages.create(model="m", max_tokens=500, messages=messages)  # expect: unbounded-model-call
        if response.stop_reason != "tool_use":
            return response
        messages.append({"role": "user", "content": tools(response)})


executor = AgentExecutor(agent=work, tools=[], max_iterations=None)  # expect: unbounded-model-call
