from diffusers import StableDiffusionPipeline
from huggingface_hub import hf_hub_download
from transformers import AutoModel, TrainingArguments
from ultralytics import YOLO

REVISION = "0123456789abcdef0123456789abcdef01234567"
OPTIONS = {"use_safetensors": False}

# expect(+1): pickled-model-weights
model = AutoModel.from_pretrained("acme/encoder", revision=REVISION, use_safetensors=False)
other = AutoModel.from_pretrained("acme/encoder", revision=REVISION, **OPTIONS)  # expect: pickled-model-weights
model.save_pretrained("out", safe_serialization=False)  # expect: pickled-model-weights
arguments = TrainingArguments(output_dir="out", save_safetensors=False)  # expect: pickled-model-weights

pipe = StableDiffusionPipeline.from_single_file("models/dream.ckpt")  # expect: pickled-model-weights
pipe.load_lora_weights("loras", weight_name="style.bin")  # expect: pickled-model-weights
pipe.load_textual_inversion("embeddings/cat.pt")  # expect: pickled-model-weights
NAME = "yolo_face.pt"
# expect(+1): pickled-model-weights
detector = YOLO(hf_hub_download("acme/faces", NAME, revision=REVISION))
path = hf_hub_download(repo_id="acme/encoder", filename="model.pkl", revision=REVISION)  # expect: pickled-model-weights


def adapt(pipeline):
    pipeline.load_ip_adapter("acme/ip", subfolder="models", weight_name="ip_adapter.bin")  # expect: pickled-model-weights
