import json
import os
import shlex
import subprocess
import sys

import anthropic
import boto3
import cohere
import openai
import pandas as pd
from langchain_community.agent_toolkits import create_sql_agent
from langchain_community.utilities import SQLDatabase
from langchain_core.output_parsers import StrOutputParser
from langchain_openai import ChatOpenAI
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

client = openai.OpenAI()


def ask(question):
    response = client.chat.completions.create(model="m", messages=[{"role": "user", "content": question}])
    return response.choices[0].message.content


code = ask("Write a function that sorts.")
exec(code)  # expect: model-output-executed
exec(code.split("```")[1].strip())  # expect: model-output-executed

claude = anthropic.Anthropic()
message = claude.messages.create(model="m", max_tokens=100, messages=[])
os.system(message.content[0].text)  # expect: model-output-executed

generate = pipeline("text-generation", model="models/own")
answer = generate("2 + 2 =")[0]["generated_text"]
result = eval(answer)  # expect: model-output-executed

llm = ChatOpenAI(model="m")
command = llm.invoke("How do I list files?").content
subprocess.run(command, shell=True)  # expect: model-output-executed


def answer_from_database(connection, question):
    sql = ask(f"Write SQL for: {question}")
    return pd.read_sql(sql, connection)  # expect: model-output-executed


subprocess.run([sys.executable, "-c", code])  # expect: model-output-executed
subprocess.Popen(shlex.split(code))  # expect: model-output-executed
with open("generated.py", "w") as file:
    file.write(code)
subprocess.run(["python3", "generated.py"])  # expect: model-output-executed

for call in client.chat.completions.create(model="m", messages=[], tools=tools).choices[0].message.tool_calls:
    exec(json.loads(call.function.arguments)["code"])  # expect: model-output-executed

streamed = ""
for chunk in client.chat.completions.create(model="m", messages=[], stream=True):
    streamed += chunk.choices[0].delta.content or ""
exec(streamed)  # expect: model-output-executed

chain = prompt | llm | StrOutputParser()
exec(chain.invoke({"question": "2 + 2"}))  # expect: model-output-executed
exec((prompt | llm).invoke({"question": "2 + 2"}).content)  # expect: model-output-executed

tokenizer = AutoTokenizer.from_pretrained("models/own")
own = AutoModelForCausalLM.from_pretrained("models/own")
exec(tokenizer.decode(own.generate(**tokenizer("x"))[0]))  # expect: model-output-executed

bedrock = boto3.client("bedrock-runtime")
body = json.loads(bedrock.invoke_model(modelId="m", body=b"{}")["body"].read())
exec(body["content"][0]["text"])  # expect: model-output-executed
exec(cohere.ClientV2().chat(model="m", messages=[]).message.content[0].text)  # expect: model-output-executed


def handle(llm, database_url, connection):
    connection.execute(llm.invoke("Write SQL.").content)  # expect: model-output-executed
    database = SQLDatabase.from_uri(database_url)
    database.run(chain.invoke({"question": "How many?"}))  # expect: model-output-executed
    return create_sql_agent(llm, db=database)  # expect: model-output-executed
