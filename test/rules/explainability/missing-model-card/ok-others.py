from datasets import Dataset
from sentence_transformers import SentenceTransformer
from transformers import AutoTokenizer, Trainer

# These write a card of their own accord, or are no models.
trainer = Trainer(model=network, train_dataset=rows)
trainer.push_to_hub()
AutoTokenizer.from_pretrained("./churn").push_to_hub("example-org/churn")
SentenceTransformer("./encoder").push_to_hub("example-org/encoder")
Dataset.from_list(rows).push_to_hub("example-org/rows", private=True)
tokenizer.push_to_hub("example-org/churn")
atexit.register(close)
