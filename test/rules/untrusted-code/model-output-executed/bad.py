import os
import subprocess

import anthropic
import openai
import pandas as pd
from langchain_experimental.agents import create_pandas_dataframe_agent
from langchain_experimental.tools import PythonREPLTool
from langchain_openai import ChatOpenAI
from transformers import pipeline

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


tool = PythonREPLTool()  # expect: model-output-executed
agent = create_pandas_dataframe_agent(llm, frame, allow_dangerous_code=True)  # expect: model-output-executed
