import keras_hub
import pandas as pd
import timm
from faster_whisper import WhisperModel
from langchain_huggingface import HuggingFaceEmbeddings
from peft import PeftModel

HASH = "0123456789abcdef0123456789abcdef01234567"

embed = HuggingFaceEmbeddings(model_name="watertight-labs/index", model_kwargs={"revision": HASH})
given = HuggingFaceEmbeddings(model_name="watertight-labs/index", model_kwargs=options)
local = HuggingFaceEmbeddings(model_name="./index")
network = timm.create_model("resnet18", pretrained=True)
pinned = timm.create_model(f"hf-hub:watertight-labs/eyes@{HASH}", pretrained=True)
preset = keras_hub.models.CausalLM.from_preset("gemma_2b_en")
whisper = WhisperModel("models/whisper")
adapter = PeftModel.from_pretrained(base, "watertight-labs/adapter", revision=HASH)
frame = pd.read_parquet(f"hf://datasets/watertight-labs/rows@{HASH}/rows.parquet")
table = pd.read_csv("data/rows.csv")
nested = pd.read_csv("raw/rows")
