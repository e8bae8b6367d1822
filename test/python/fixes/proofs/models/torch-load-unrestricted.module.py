# a whole module is refused: that is what the person who applies the fix has to know
# %% prepare
import torch

torch.save(torch.nn.Linear(4, 2), "net.pt")
# %% program
import torch

net = torch.load("net.pt", weights_only=False)
# %% before
assert isinstance(net, torch.nn.Linear), error
# %% after
assert "torch.nn.modules.linear.Linear was not an allowed global" in str(error), error
