import json
import pickle
import tempfile
from pathlib import Path

import joblib

name = tempfile.mktemp()  # expect: insecure-temporary-file
table = tempfile.mktemp(suffix=".csv")  # expect: insecure-temporary-file
joblib.dump(model, "/tmp/churn.joblib")  # expect: insecure-temporary-file
with open("/tmp/model.pkl", "wb") as file:  # expect: insecure-temporary-file
    pickle.dump(model, file)
with open("/var/tmp/credentials.json", "w") as file:  # expect: insecure-temporary-file
    json.dump(key, file)
Path("/tmp/token.txt").write_text(token)  # expect: insecure-temporary-file
model.save_pretrained("/tmp/churn-model")  # expect: insecure-temporary-file
