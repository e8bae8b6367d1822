import open_clip
import pandas as pd
import timm
from faster_whisper import WhisperModel
from FlagEmbedding import BGEM3FlagModel
from gliner import GLiNER
from huggingface_hub import HfApi
from langchain_huggingface import HuggingFaceEmbeddings, HuggingFacePipeline
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from peft import PeftModel
from setfit import SetFitModel
from vllm import AsyncEngineArgs

embed = HuggingFaceEmbeddings(model_name="sentence-transformers/all-MiniLM-L6-v2")  # expect: unpinned-hub-revision
chain = HuggingFacePipeline.from_model_id(
    model_id="watertight-labs/chat",  # expect: unpinned-hub-revision
    task="text-generation",
)
index = HuggingFaceEmbedding("watertight-labs/index")  # expect: unpinned-hub-revision
engine = AsyncEngineArgs(model="watertight-labs/engine")  # expect: unpinned-hub-revision
network = timm.create_model("hf-hub:watertight-labs/eyes", pretrained=True)  # expect: unpinned-hub-revision
clip, _, _ = open_clip.create_model_and_transforms("hf-hub:watertight-labs/clip")  # expect: unpinned-hub-revision
names = GLiNER.from_pretrained("watertight-labs/names")  # expect: unpinned-hub-revision
whisper = WhisperModel("large-v3", device="cpu")  # expect: unpinned-hub-revision
few = SetFitModel.from_pretrained("watertight-labs/few")  # expect: unpinned-hub-revision
adapter = PeftModel.from_pretrained(base, "watertight-labs/adapter")  # expect: unpinned-hub-revision
dense = BGEM3FlagModel("watertight-labs/dense", use_fp16=True)  # expect: unpinned-hub-revision
folder = HfApi().snapshot_download(repo_id="watertight-labs/files")  # expect: unpinned-hub-revision
frame = pd.read_parquet("hf://datasets/watertight-labs/rows/rows.parquet")  # expect: unpinned-hub-revision
moving = pd.read_csv("hf://datasets/watertight-labs/others@main/rows.csv")  # expect: unpinned-hub-revision
