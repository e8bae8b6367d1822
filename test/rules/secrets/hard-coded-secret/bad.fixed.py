import getpass
import os

import openai

HF_TOKEN = os.environ["HF_TOKEN"]  # expect: hard-coded-secret
github = os.environ["GITHUB_TOKEN"]  # expect: hard-coded-secret
openai.api_key = os.environ["OPENAI_API_KEY"]  # expect: hard-coded-secret
# expect(+1): hard-coded-secret
claude = os.environ["ANTHROPIC_API_KEY"]
aws_access_key_id = os.environ["AWS_ACCESS_KEY_ID"]
aws_secret_access_key = os.environ["AWS_SECRET_ACCESS_KEY"]  # expect: hard-coded-secret
maps = os.environ["GOOGLE_API_KEY"]  # expect: hard-coded-secret
slack = os.environ["SLACK_BOT_TOKEN"]  # expect: hard-coded-secret
stripe = os.environ["STRIPE_API_KEY"]  # expect: hard-coded-secret
# expect(+1): hard-coded-secret
tracker = os.environ["WANDB_API_KEY"]
wandb.login(key=os.environ["WANDB_API_KEY"])  # expect: hard-coded-secret
engine = create_engine(f"postgresql+psycopg2://train:{os.environ['DATABASE_PASSWORD']}@db.watertight-labs.net/rows")  # expect: hard-coded-secret
headers = {"Authorization": f"Bearer {os.environ['HF_TOKEN']}"}  # expect: hard-coded-secret
os.environ["HF_TOKEN"] = getpass.getpass("HF_TOKEN: ")  # expect: hard-coded-secret
# The old one was hf_WatertightDummyWatertightDummyWate.  # expect: hard-coded-secret
KEY = os.environ["PRIVATE_KEY"]  # expect(-4): hard-coded-secret
service_password = os.environ["SERVICE_PASSWORD"]  # expect: hard-coded-secret
joined = os.environ["HF_TOKEN"]  # expect: hard-coded-secret
header = {"Authorization": f"Bearer {os.environ['ACCESS_TOKEN']}"}  # expect: hard-coded-secret
account = f"DefaultEndpointsProtocol=https;AccountName=a;AccountKey={os.environ['AZURE_KEY']}"  # expect: hard-coded-secret
