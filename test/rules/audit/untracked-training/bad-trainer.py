from transformers import Trainer

trainer = Trainer(model=network, train_dataset=rows)
trainer.train()  # expect: untracked-training
