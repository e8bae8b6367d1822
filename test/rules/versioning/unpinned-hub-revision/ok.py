import timm
from datasets import load_dataset
from transformers import AutoModel, AutoTokenizer, Trainer, TrainingArguments

HASH = "0123456789abcdef0123456789abcdef01234567"

pinned = AutoModel.from_pretrained("watertight-labs/tiny", revision=HASH)
chosen = AutoModel.from_pretrained("watertight-labs/tiny", revision=revision)
offline = AutoModel.from_pretrained("watertight-labs/tiny", local_files_only=True)
local = AutoModel.from_pretrained("./tiny")
absolute = AutoModel.from_pretrained("/models/tiny")
home = AutoModel.from_pretrained("~/tiny")
windows = AutoModel.from_pretrained("C:\\models\\tiny")
folder = AutoModel.from_pretrained("models/tiny")
unknown = AutoModel.from_pretrained(name)
spread = AutoModel.from_pretrained("watertight-labs/tiny", **options)
table = load_dataset("csv", data_files="rows.csv")
images = load_dataset("imagefolder", data_dir="images")

model.save_pretrained("watertight-labs/saved-here")
again = AutoModel.from_pretrained("watertight-labs/saved-here")
trainer = Trainer(args=TrainingArguments(output_dir="my-model"))
best = AutoTokenizer.from_pretrained("my-model/checkpoint-12")
other = timm.create_model("resnet18")
