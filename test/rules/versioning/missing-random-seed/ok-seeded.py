import numpy as np
from sklearn.ensemble import RandomForestClassifier

np.random.seed(0)
forest = RandomForestClassifier()
