import torch
from sklearn.preprocessing import StandardScaler


class Net(torch.nn.Module):
    pass


# Prepares data, changes a mode, and is no model that is known.
scaler = StandardScaler().fit(rows)
network = Net()
network.train()
shoe.fit(foot)
