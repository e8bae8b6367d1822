import google.generativeai as genai
import litellm
from anthropic import Anthropic
from google.cloud import aiplatform
from langchain_openai import ChatOpenAI
from openai import OpenAI
from sagemaker import model_uris
from sagemaker.jumpstart.model import JumpStartModel
from vertexai.language_models import TextEmbeddingModel

MODEL = "gpt-4o"

newest = JumpStartModel(model_id="meta-textgeneration-llama-3-8b", model_version="*")  # expect: floating-foundation-model
default = JumpStartModel(model_id="meta-textgeneration-llama-3-8b")  # expect: floating-foundation-model
uri = model_uris.retrieve(model_id="example", model_version="*", model_scope="inference")  # expect: floating-foundation-model
embed = TextEmbeddingModel.from_pretrained("textembedding-gecko")  # expect: floating-foundation-model
churn = aiplatform.Model("projects/churn/locations/europe-west1/models/7")  # expect: floating-foundation-model

client = OpenAI(timeout=30)
answer = client.chat.completions.create(model=MODEL, messages=messages, max_tokens=100)  # expect: floating-foundation-model
reply = client.responses.create(model="o4-mini", input="Hello", max_output_tokens=100)  # expect: floating-foundation-model
note = Anthropic(timeout=30).messages.create(
    model="claude-3-5-sonnet-latest",  # expect: floating-foundation-model
    max_tokens=100,
    messages=messages,
)
gemini = genai.GenerativeModel("gemini-1.5-pro")  # expect: floating-foundation-model
chat = ChatOpenAI(model="gpt-4.1-mini", max_tokens=100, timeout=30)  # expect: floating-foundation-model
routed = litellm.completion(model="anthropic/claude-3-opus-latest", messages=messages, max_tokens=100, timeout=30)  # expect: floating-foundation-model
