import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

COLUMNS = ["email", "phone_number", "age", "churn"]
FEATURES = ["age", "email", "minutes"]  # expect: personal-data-as-feature
customers = pd.read_csv("customers.csv", usecols=COLUMNS)

X = customers.drop(columns=["churn"])  # expect: personal-data-as-feature
y = customers["churn"]
features = customers[["age", "first_name"]]  # expect: personal-data-as-feature
RandomForestClassifier().fit(customers[["ssn", "age"]], y)  # expect: personal-data-as-feature, untracked-training, missing-random-seed
train, test = train_test_split(customers.drop("churn", axis=1))  # expect: personal-data-as-feature, missing-random-seed
