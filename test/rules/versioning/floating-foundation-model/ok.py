import os

import google.generativeai as genai
from anthropic import Anthropic
from google.cloud import aiplatform
from openai import OpenAI
from sagemaker import image_uris
from sagemaker.jumpstart.model import JumpStartModel
from vertexai.language_models import TextEmbeddingModel

fixed = JumpStartModel(model_id="meta-textgeneration-llama-3-8b", model_version="2.1.0")
own = JumpStartModel(model_id="churn", model_package_arn="arn:aws:sagemaker:eu-west-1:123456789012:model-package/churn/7")
image = image_uris.retrieve("xgboost", "eu-west-1", version="1.7-1")
embed = TextEmbeddingModel.from_pretrained("textembedding-gecko@003")
churn = aiplatform.Model("projects/churn/locations/europe-west1/models/7@3")

client = OpenAI(timeout=30)
answer = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, max_tokens=100)
tuned = client.chat.completions.create(model="ft:gpt-4o-mini-2024-07-18:example::abc", messages=messages, max_tokens=100)
given = client.chat.completions.create(model=os.environ["MODEL"], messages=messages, max_tokens=100)
vector = client.embeddings.create(model="text-embedding-3-small", input="Hello")
note = Anthropic(timeout=30).messages.create(model="claude-3-5-sonnet-20241022", max_tokens=100, messages=messages)
gemini = genai.GenerativeModel("gemini-1.5-pro-002")
print("gpt-4o")
