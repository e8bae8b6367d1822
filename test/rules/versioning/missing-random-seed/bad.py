from lime.lime_tabular import LimeTabularExplainer
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import KFold, train_test_split
from torch.utils.data import DataLoader, random_split
from xgboost import XGBClassifier

train, test = train_test_split(rows, test_size=0.2)  # expect: missing-random-seed
forest = RandomForestClassifier(n_estimators=100)  # expect: missing-random-seed
boosted = XGBClassifier()  # expect: missing-random-seed
folds = KFold(n_splits=5, shuffle=True)  # expect: missing-random-seed
explainer = LimeTabularExplainer(train, mode="classification")  # expect: missing-random-seed
loader = DataLoader(rows, batch_size=32, shuffle=True)  # expect: missing-random-seed
parts = random_split(rows, [80, 20])  # expect: missing-random-seed
