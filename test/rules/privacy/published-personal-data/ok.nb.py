# %%
import pandas as pd
from datasets import Dataset
from huggingface_hub import HfApi

# %%
leads = pd.read_csv("leads.csv", usecols=["email", "churn"])
Dataset.from_pandas(leads).push_to_hub("churn/leads", private=True)
Dataset.from_pandas(leads.drop(columns=["email"])).push_to_hub("churn/rows")
Dataset.from_pandas(leads).push_to_hub("churn/leads", **options)

# %%
HfApi().create_repo("churn/customers", repo_type="dataset", private=True)
HfApi().create_repo("churn/images", repo_type="dataset")
HfApi().create_repo("churn/customer-model")

# %%
!kaggle datasets create -p exports/customers
!kaggle datasets create -p exports/images --public
