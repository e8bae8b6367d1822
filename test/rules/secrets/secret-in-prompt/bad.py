import os

import anthropic
import openai
from langchain_core.prompts import ChatPromptTemplate

client = openai.OpenAI()
claude = anthropic.Anthropic()

SYSTEM_PROMPT = """You help the staff of a telecom.
The password of the customer database is WatertightDummy-7.  # expect: secret-in-prompt
API key for the billing system: WatertightDummy-8  # expect: secret-in-prompt
Rules stand at https://wiki.churn.internal/rules  # expect: secret-in-prompt
"""

rules = "Offer one month for free. The override code is 'watertight-dummy'."  # expect: secret-in-prompt
claude.messages.create(model="m", max_tokens=300, system=rules, messages=[])

template = ChatPromptTemplate.from_messages(
    [
        ("system", "The passphrase for managers is WatertightDummy."),  # expect: secret-in-prompt
        ("human", "{question}"),
    ]
)

DATABASE_PASSWORD = os.environ["DATABASE_PASSWORD"]
client.chat.completions.create(
    model="m",
    max_tokens=300,
    messages=[
        {"role": "system", "content": f"Log in with {DATABASE_PASSWORD}."},  # expect: secret-in-prompt
        {"role": "user", "content": "Hello"},
    ],
)
client.responses.create(
    model="m",
    instructions="Query postgresql://10.20.30.40:5432/churn",  # expect: secret-in-prompt
    input="Hello",
    max_output_tokens=300,
)
