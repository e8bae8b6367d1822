import numpy as np
from torch.utils.data import Dataset

labels = np.load("labels.npy")
refused = np.load("labels.npy", allow_pickle=False)
chosen = np.load("labels.npy", allow_pickle=ALLOWED)

# What this program has written itself.
np.save("folds", folds, allow_pickle=True)
folds = np.load("folds.npy", allow_pickle=True)
np.savez(cache_path, train=train, test=test)
cached = np.load(cache_path, allow_pickle=True)


class Archive:
    def load(self, path, allow_pickle):
        return path


archive = Archive().load("labels.npy", allow_pickle=True)
