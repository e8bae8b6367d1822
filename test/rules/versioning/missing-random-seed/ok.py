import torch
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, train_test_split
from torch.utils.data import DataLoader

train, test = train_test_split(rows, random_state=0)
ordered, rest = train_test_split(rows, shuffle=False)
forest = RandomForestClassifier(random_state=seed)
folds = KFold(n_splits=5)
line = LinearRegression()
spread = RandomForestClassifier(**options)
loader = DataLoader(rows, batch_size=32)
shuffled = DataLoader(rows, shuffle=True, generator=torch.Generator())
