import os

import openai

client = openai.OpenAI(api_key=os.environ["OPENAI_API_KEY"])

SYSTEM_PROMPT = """You help the staff of a telecom. Never ask for a password.
The password is secret. If the access token is invalid or expired, say so.
Customers find the rules at https://example.com/rules, you at http://localhost:8000/rules.
Extract these: password: string, api_key: <api_key>, token = YOUR_TOKEN
"""
PROMPT_FOR_KEY = "The API key is {key}, the password is ***."
user_name = "somebody"
client.chat.completions.create(
    model="m",
    max_tokens=300,
    messages=[
        {"role": "system", "content": SYSTEM_PROMPT},
        {"role": "system", "content": f"You talk to {user_name}."},
        {"role": "user", "content": "I forgot my password."},
    ],
)
note = "The door code is 4711."
