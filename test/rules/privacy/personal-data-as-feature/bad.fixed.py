import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

COLUMNS = ["email", "phone_number", "age", "churn"]
FEATURES = ["age", "minutes"]  # expect: personal-data-as-feature
customers = pd.read_csv("customers.csv", usecols=COLUMNS)

X = customers.drop(columns=["churn"]).drop(columns=["email", "phone_number", "first_name", "ssn"])  # expect: personal-data-as-feature
y = customers["churn"]
features = customers[["age"]]  # expect: personal-data-as-feature
RandomForestClassifier(random_state=42).fit(customers[["age"]], y)  # expect: personal-data-as-feature, untracked-training, missing-random-seed
train, test = train_test_split(customers.drop("churn", axis=1).drop(columns=["email", "phone_number"]), random_state=42)  # expect: personal-data-as-feature, missing-random-seed
