# two runs give the same split and the same forest
# %% program
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

x = np.random.RandomState(0).normal(size=(200, 4))
y = (x[:, 0] > 0).astype(int)


def run():
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.5)
    forest = RandomForestClassifier(n_estimators=5).fit(x_train, y_train)
    return x_test.tolist(), forest.feature_importances_.tolist()


first, second = run(), run()
# %% before
assert error is None, error
assert first != second
# %% after
assert error is None, error
assert first == second
