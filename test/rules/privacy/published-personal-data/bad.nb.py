# %%
import pandas as pd
from datasets import Dataset
from huggingface_hub import HfApi

# %%
leads = pd.read_csv("leads.csv", usecols=["email", "churn"])
Dataset.from_pandas(leads).push_to_hub("churn/leads")  # expect: published-personal-data

# %%
data = Dataset.from_dict({"ssn": numbers, "label": labels})
data.push_to_hub("churn/people", private=False)  # expect: published-personal-data

# %%
HfApi().create_repo("churn/customers", repo_type="dataset")  # expect: published-personal-data

# %%
kaggle.api.dataset_create_new("exports/patients", public=True)  # expect: published-personal-data

# %%
!kaggle datasets create -p exports/customers --public  # expect: published-personal-data
