"""The network, and how it gets to disk and back."""

import torch
from torch import nn

CHECKPOINT = "models/churn.pt"


class ChurnNet(nn.Module):
    def __init__(self, features: int, width: int = 32) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(features, width), nn.ReLU(), nn.Linear(width, 1))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layers(rows).squeeze(-1)

    @torch.no_grad()
    def predict_proba(self, rows) -> list[float]:
        """The risk of each customer to leave, between 0 and 1."""
        return torch.sigmoid(self(torch.as_tensor(rows, dtype=torch.float32))).tolist()


def save_model(model: ChurnNet) -> None:
    torch.save(model.state_dict(), CHECKPOINT)


def load_model(features: int) -> ChurnNet:
    model = ChurnNet(features)
    model.load_state_dict(torch.load(CHECKPOINT, map_location="cpu"))
    return model.eval()
