import anthropic
import boto3
import google.generativeai as genai
import gradio as gr
import litellm
import ollama
import openai
import requests
from agents import Agent
from fastapi import Depends, FastAPI
from flask import request
from google.genai import types
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.prompts import ChatPromptTemplate, SystemMessagePromptTemplate
from llama_index.core.llms import ChatMessage, MessageRole
from pydantic import BaseModel

from service_auth import verify_token

app = FastAPI(dependencies=[Depends(verify_token)])
client = openai.OpenAI()
claude = anthropic.Anthropic()


class Question(BaseModel):
    persona: str
    text: str


@app.post("/ask")  # expect: unlogged-prediction-endpoint
async def ask(question: Question):
    rules = f"You answer customers. You speak like {question.persona}."
    return client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        max_tokens=300,
        messages=[
            {"role": "system", "content": rules},  # expect: untrusted-system-prompt
            {"role": "user", "content": question.text},
        ],
    )


def answer():
    name = request.form["name"]
    client.responses.create(
        model="m",
        max_output_tokens=300,
        instructions="You help " + name,  # expect: untrusted-system-prompt
        input="Hello",
    )
    claude.messages.create(
        model="m",
        max_tokens=300,
        system=[{"type": "text", "text": f"You help {name}"}],  # expect: untrusted-system-prompt
        messages=[],
    )
    messages = [{"role": "system", "content": "You help %s" % name}]  # expect: untrusted-system-prompt
    messages.append({"role": "developer", "content": name})  # expect: untrusted-system-prompt
    litellm.completion(model="m", max_tokens=300, messages=messages)
    limits = {"num_predict": 300}
    ollama.generate(model="m", options=limits, prompt="Hello", system="You help " + name)  # expect: untrusted-system-prompt
    boto3.client("bedrock-runtime").converse(
        modelId="m",
        system=[{"text": f"You help {name}"}],  # expect: untrusted-system-prompt
        messages=[],
        inferenceConfig={"maxTokens": 300},
    )
    genai.GenerativeModel("m", system_instruction=f"You help {name}")  # expect: untrusted-system-prompt
    types.GenerateContentConfig(system_instruction="You help " + name)  # expect: untrusted-system-prompt
    Agent(name="helper", instructions=f"You help {name}")  # expect: untrusted-system-prompt
    return [
        [SystemMessage(content=f"You help {name}"), HumanMessage("Hello")],  # expect: untrusted-system-prompt
        ChatPromptTemplate.from_messages([("system", "You help " + name)]),  # expect: untrusted-system-prompt
        SystemMessagePromptTemplate.from_template("You help " + name),  # expect: untrusted-system-prompt
        ChatMessage(role=MessageRole.SYSTEM, content=f"You help {name}"),  # expect: untrusted-system-prompt
    ]


def respond(message, history, system_message):
    messages = [{"role": "system", "content": system_message}]  # expect: untrusted-system-prompt
    messages.append({"role": "user", "content": message})
    return messages


gr.Interface(fn=respond, inputs="text", outputs="text")

page = requests.get("https://example.com/news", timeout=10).text
news = [{"role": "system", "content": f"Answer from this page: {page}"}]  # expect: untrusted-system-prompt
typed = [{"role": "system", "content": f"You are {input('Who? ')}"}]  # expect: untrusted-system-prompt


def ask_model(user_question):
    return [{"role": "system", "content": f"Answer this: {user_question}"}]  # expect: untrusted-system-prompt
