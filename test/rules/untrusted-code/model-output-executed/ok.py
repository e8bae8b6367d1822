import ast
import json
import subprocess

import openai
from langchain_community.agent_toolkits import create_sql_agent
from langchain_community.utilities import SQLDatabase
from langchain_experimental.agents import create_pandas_dataframe_agent

client = openai.OpenAI()
COMMANDS = {"list": ["ls"], "date": ["date"]}


def ask(question):
    response = client.chat.completions.create(model="m", messages=[{"role": "user", "content": question}])
    return response.choices[0].message.content


choice = json.loads(ask("Which command?"))["command"]
subprocess.run(COMMANDS[choice])
subprocess.run(["grep", choice, "notes.txt"])
values = ast.literal_eval(ask("Some numbers"))
print(eval("1 + 1"), ask("How are you?"))
word = ask("One word")
if word in ("ls", "date"):
    subprocess.run(word, shell=True)
agent = create_pandas_dataframe_agent(llm, frame, allow_dangerous_code=False)
model.eval()

connection.execute("INSERT INTO answers (text) VALUES (?)", (word,))
subprocess.run(["git", "commit", "-m", word])
subprocess.run(["python3", "train.py", "--note", word])
reader = SQLDatabase.from_uri("postgresql://churn_readonly@database/churn")
answers = create_sql_agent(llm, db=reader)
