import torch
from sklearn.ensemble import IsolationForest
from sklearn.preprocessing import StandardScaler


class Net(torch.nn.Module):
    pass


# Prepares data, changes a mode, and is no model that is known.
scaler = StandardScaler().fit(rows)
strange = IsolationForest(random_state=0).fit(rows)
network = Net()
network.train()
shoe.fit(foot)
