import os

os.environ["WANDB_MODE"] = "disabled"  # expect: untracked-training
os.environ.setdefault("WANDB_DISABLED", "true")  # expect: untracked-training
