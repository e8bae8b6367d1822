# the weights are written as safetensors, and are the same
# %% prepare
import torch
from transformers import BertConfig, BertModel

torch.manual_seed(0)
settings = BertConfig(
    hidden_size=8, num_attention_heads=2, num_hidden_layers=1, intermediate_size=8, vocab_size=16, max_position_embeddings=8
)
model = BertModel(settings)
model.save_pretrained("model")
# %% program
from transformers import AutoModel

loaded = AutoModel.from_pretrained("model", use_safetensors=False)
# %% before
assert isinstance(error, OSError), error
# %% after
assert error is None, error
assert all(torch.equal(a, b) for a, b in zip(model.state_dict().values(), loaded.state_dict().values()))
