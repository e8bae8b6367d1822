import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

FEATURES = ["age", "minutes", "has_phone", "email_count"]
DROPPED_FEATURES = ["email", "ssn"]
customers = pd.read_csv("customers.csv", usecols=["email", "phone_number", "age", "churn"])

X = customers.drop(columns=["churn", "email", "phone_number"])
y = customers["churn"]
features = customers[FEATURES]
X_train = spam["email"]
inputs = tokenizer("first_name", return_tensors="pt")
titanic = pd.read_csv("titanic.csv", usecols=["Name", "Age", "Sex"])
X_test = titanic.drop(columns=["Age"])
mlflow.autolog()
RandomForestClassifier(random_state=0).fit(X, y)
