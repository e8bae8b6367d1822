from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from transformers import TrainingArguments

settings = TrainingArguments("out", report_to="none")  # expect: untracked-training
scaler = StandardScaler().fit(rows)
model = LogisticRegression()
model.fit(rows, labels)  # expect: untracked-training
