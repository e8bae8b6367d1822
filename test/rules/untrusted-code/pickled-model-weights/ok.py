from diffusers import StableDiffusionPipeline
from huggingface_hub import hf_hub_download
from transformers import AutoModel

REVISION = "0123456789abcdef0123456789abcdef01234567"

model = AutoModel.from_pretrained("acme/encoder", revision=REVISION, use_safetensors=True)
plain = AutoModel.from_pretrained("acme/encoder.pt-small", revision=REVISION)
model.save_pretrained("out", safe_serialization=True)
model.save_pretrained("out")

pipe = StableDiffusionPipeline.from_single_file("models/dream.safetensors")
pipe.load_lora_weights("loras", weight_name="style.safetensors")
path = hf_hub_download("acme/encoder", "model.safetensors", revision=REVISION)
quantized = hf_hub_download("acme/encoder", filename="model.gguf", revision=REVISION)
exported = hf_hub_download("acme/encoder", filename="model.onnx", revision=REVISION)
settings = hf_hub_download("acme/encoder", filename="config.json", revision=REVISION)
