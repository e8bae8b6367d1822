import anthropic
import ollama
import openai
from flask import request
from langchain.agents import AgentExecutor
from langchain_openai import ChatOpenAI

client = openai.OpenAI()
claude = anthropic.Anthropic()
llm = ChatOpenAI(model="m")
LIMITS = {"max_completion_tokens": 300}


def answer(options):
    question = request.json["question"]
    messages = [{"role": "user", "content": question}]
    client.chat.completions.create(model="m", messages=messages, max_completion_tokens=300)
    client.chat.completions.create(model="m", messages=messages, max_tokens=300)
    client.chat.completions.create(model="m", messages=messages, **LIMITS)
    client.chat.completions.create(model="m", messages=messages, **options)
    client.responses.create(model="m", input=question, max_output_tokens=300)
    client.embeddings.create(model="m", input=question)
    claude.messages.create(model="m", max_tokens=300, messages=messages)
    return ollama.chat(model="m", messages=messages, options={"num_predict": 300})


def write_report():
    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Sum up the year."}])


def work(task, tools):
    messages = [{"role": "user", "content": task}]
    for _ in range(10):
        response = claude.messages.create(model="m", max_tokens=500, messages=messages)
        if response.stop_reason != "tool_use":
            return response
        messages.append({"role": "user", "content": tools(response)})


def talk():
    messages = []
    while True:
        messages.append({"role": "user", "content": input("? ")})
        print(claude.messages.create(model="m", max_tokens=500, messages=messages))


executor = AgentExecutor(agent=work, tools=[], max_iterations=5)
