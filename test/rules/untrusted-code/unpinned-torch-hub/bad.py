import torch
from torch import hub

REPOSITORY = "example-org/detector"

plain = torch.hub.load("example-org/detector", "small", pretrained=True)  # expect: unpinned-torch-hub
branch = hub.load("example-org/detector:main", "small")  # expect: unpinned-torch-hub
tag = torch.hub.load(REPOSITORY + ":v1.2", "small", source="github")  # expect: unpinned-torch-hub
trusted = torch.hub.load(REPOSITORY, "small", trust_repo=True)  # expect: unpinned-torch-hub
forked = torch.hub.load(
    repo_or_dir=REPOSITORY,  # expect: unpinned-torch-hub
    model="small",
    skip_validation=True,
)
names = torch.hub.list("example-org/detector")  # expect: unpinned-torch-hub
vision = torch.hub.load("pytorch/vision:v0.20.0", "resnet18")  # expect: unpinned-torch-hub
pinned = torch.hub.load("example-org/detector:0123456789abcdef0123456789abcdef01234567", "small")  # expect: unpinned-torch-hub
