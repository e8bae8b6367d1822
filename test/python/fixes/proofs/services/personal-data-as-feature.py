# the model is fitted without the columns that name people
# %% program
import pandas as pd
from sklearn.linear_model import LinearRegression

customers = pd.DataFrame({"age": [1, 2, 3], "ssn": [7, 8, 9], "churn": [0, 0, 1]})
model = LinearRegression().fit(customers[["ssn", "age"]], customers["churn"])
# %% before
assert model.feature_names_in_.tolist() == ["ssn", "age"]
# %% after
assert model.feature_names_in_.tolist() == ["age"], error
