# %% [markdown]
# # Fine-tune a classifier

# %%
from transformers import AutoModelForSequenceClassification, AutoTokenizer, TrainingArguments

checkpoint = "watertight-labs/base-model"

# %%
tokenizer = AutoTokenizer.from_pretrained(checkpoint)  # expect: unpinned-hub-revision
arguments = TrainingArguments("finetuned-mails", num_train_epochs=1)

# %%
model = AutoModelForSequenceClassification.from_pretrained("finetuned-mails")
best = AutoModelForSequenceClassification.from_pretrained("finetuned-mails/checkpoint-500")
