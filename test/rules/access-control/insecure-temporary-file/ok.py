import pickle
import tempfile
from pathlib import Path

import joblib

with tempfile.NamedTemporaryFile(suffix=".csv") as file:
    frame.to_csv(file.name)
folder = Path(tempfile.mkdtemp())
joblib.dump(model, folder / "churn.joblib")
joblib.dump(model, "models/churn.joblib")
with open("/tmp/rows.csv", "w") as file:
    file.write(rows)
with open("/srv/model.pkl", "wb") as file:
    pickle.dump(model, file)
with open("/tmp/model.txt") as file:
    print(file.read())
robot.mktemp()
print("/tmp/model.pkl")
