/** Projects as people have them: a program that trains, its data, its model. Each makes its data itself. */

const ROWS = `
import numpy as np
import pandas as pd

random = np.random.default_rng(0)
size = 600
rows = pd.DataFrame(
    {
        "minutes": random.gamma(2, 60, size),
        "complaints": random.poisson(1, size).astype(float),
        "age": random.integers(18, 90, size).astype(float),
        "contract": random.integers(0, 2, size).astype(float),
    }
)
score = rows["minutes"] / 60 - 2 * rows["complaints"] + 2 * rows["contract"]
rows["churn"] = np.where(score + random.normal(0, 0.3, size) > 0.5, "stays", "leaves")
train, test = rows.iloc[:400], rows.iloc[400:]
`;

const WRITE = `
from pathlib import Path

Path("data").mkdir(exist_ok=True)
Path("models").mkdir(exist_ok=True)
train.to_csv("data/train.csv", index=False)
test.to_csv("data/test.csv", index=False)
`;

const READ = `
train = pd.read_csv("data/train.csv")
y = train["churn"]
x = train.drop(columns=["churn"])
`;

/** Makes the data, then trains: run once before scaffolds are tried. */
const LINEAR = `${ROWS}${WRITE}${READ}
import joblib
from sklearn.linear_model import LogisticRegression

model = LogisticRegression(max_iter=5000).fit(x, y)
joblib.dump(model, "models/model.joblib")
`;

const FOREST = `${ROWS}${WRITE}${READ}
import skops.io
from sklearn.ensemble import RandomForestClassifier

model = RandomForestClassifier(50, min_samples_leaf=5, random_state=0).fit(x, y)
skops.io.dump(model, "models/model.skops")
`;

const NET = `import torch
from torch import nn


class ChurnNet(nn.Module):
    def __init__(self, features: int, width: int = 16) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(features)
        self.layers = nn.Sequential(nn.Linear(features, width), nn.ReLU(), nn.Linear(width, 1))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layers(self.norm(rows)).squeeze(-1)
`;

const TORCH = `${ROWS}${WRITE}${READ}
import torch

from model import ChurnNet

torch.manual_seed(0)
net = ChurnNet(x.shape[1])
optimizer = torch.optim.Adam(net.parameters(), 1e-2)
rows = torch.tensor(x.to_numpy(dtype=np.float32))
wanted = torch.tensor((y == "stays").to_numpy(dtype=np.float32))
for _ in range(150):
    optimizer.zero_grad()
    torch.nn.functional.binary_cross_entropy_with_logits(net(rows), wanted).backward()
    optimizer.step()
torch.save(net.state_dict(), "models/churn.pt")
`;

export const MODEL_PROJECTS = {
  'a logistic regression': { 'train.py': LINEAR },
  'a random forest': { 'train.py': FOREST },
  'a torch network': { 'train.py': TORCH, 'model.py': NET },
} as const;
