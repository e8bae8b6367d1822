# the file is written without the columns that name people
# %% prepare
from pathlib import Path

Path("raw.csv").write_text("email,phone_number,minutes\nann@example.com,+1 212-555-0187,12\n")
# %% program
import pandas as pd

customers = pd.read_csv("raw.csv", usecols=["email", "phone_number", "minutes"])
customers.to_csv("customers.csv", index=False)
# %% kept
assert error is None, error
written = pd.read_csv("customers.csv")
assert written["minutes"].tolist() == [12] and list(customers) == ["email", "phone_number", "minutes"]
# %% before
assert list(written) == ["email", "phone_number", "minutes"]
# %% after
assert list(written) == ["minutes"]
