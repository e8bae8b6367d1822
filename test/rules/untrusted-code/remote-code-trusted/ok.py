from transformers import AutoModel

model = AutoModel.from_pretrained(name, trust_remote_code=False)
model = AutoModel.from_pretrained(name, trust_remote_code=flag)
model = AutoModel.from_pretrained("./odd-model", trust_remote_code=True)
model = AutoModel.from_pretrained(name)
