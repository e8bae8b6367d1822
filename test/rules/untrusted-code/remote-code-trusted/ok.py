from transformers import AutoModel

model = AutoModel.from_pretrained(name, trust_remote_code=False)
model = AutoModel.from_pretrained(name, trust_remote_code=flag)
model = AutoModel.from_pretrained("./odd-model", trust_remote_code=True)
model = AutoModel.from_pretrained(name)

OPTIONS = {"trust_remote_code": False, "device_map": device}
results = lm_eval.simple_evaluate(model="hf", model_args="pretrained=./own,dtype=float16")
subprocess.Popen(["vllm", "serve", "./own", "--port", "8000"])


def load_saved(saved, **kwargs):
    kwargs["trust_remote_code"] = True
    return transformers.pipeline(task=saved.task, model=saved.path, **kwargs)
