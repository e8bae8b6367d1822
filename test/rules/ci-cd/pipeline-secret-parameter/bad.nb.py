# %%
import os

from airflow.models import Variable
from kfp import dsl
from sagemaker.huggingface import HuggingFaceModel

# %%
model = HuggingFaceModel(env={"HUGGING_FACE_HUB_TOKEN": os.environ["HF_TOKEN"]}, role="trainer")  # expect: pipeline-secret-parameter


# %%
@dsl.component
def load(api_key: str) -> int:  # expect: pipeline-secret-parameter
    return 1


# %%
Variable.set("api_key", os.environ["API_KEY"])  # expect: pipeline-secret-parameter
