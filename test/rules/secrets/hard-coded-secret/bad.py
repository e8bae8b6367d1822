import openai

HF_TOKEN = "hf_WatertightDummyWatertightDummyWate"  # expect: hard-coded-secret
github = "ghp_WatertightDummyWatertightDummyWatert"  # expect: hard-coded-secret
openai.api_key = "sk-proj-WatertightDummyWatertightDummyT3BlbkFJWatertightDummyWatertightDummy"  # expect: hard-coded-secret
# expect(+1): hard-coded-secret
claude = "sk-ant-api03-WatertightDummyWatertightDummyWatertightDummyWatertightDummyWatertightDummyWatertightDummyWatAA"
aws_access_key_id = "AKIAWATERTIGHTDUMMY2"
aws_secret_access_key = "WatertightDummy/WatertightDummy/Watertig"  # expect: hard-coded-secret
maps = "AIzaWatertightDummyWatertightDummyWater"  # expect: hard-coded-secret
slack = "xoxb-000000000000-000000000000-WatertightDummyW"  # expect: hard-coded-secret
stripe = "sk_live_WatertightDummyW"  # expect: hard-coded-secret
# expect(+1): hard-coded-secret
tracker = "wandb_v1_WatertightDummyWatertightDummyWatertightDummyWatertightDummyWatertightDummyWa"
wandb.login(key="5afe5afe5afe5afe5afe5afe5afe5afe5afe5afe")  # expect: hard-coded-secret
engine = create_engine("postgresql+psycopg2://train:WatertightDummy1@db.watertight-labs.net/rows")  # expect: hard-coded-secret
headers = {"Authorization": "Bearer hf_WatertightDummyWatertightDummyWate"}  # expect: hard-coded-secret
os.environ["HF_TOKEN"] = "hf_WatertightDummyWatertightDummyWate"  # expect: hard-coded-secret
# The old one was hf_WatertightDummyWatertightDummyWate.  # expect: hard-coded-secret
KEY = """
-----BEGIN PRIVATE KEY-----
WatertightDummyWatertightDummyWatertightDummyWatertightDummyWate
WatertightDummyWatertightDummyWatertightDummyWatertightDummyWate
-----END PRIVATE KEY-----
"""  # expect(-4): hard-coded-secret
service_password = "WatertightDummy-7"  # expect: hard-coded-secret
joined = "hf_WatertightDummy" + "WatertightDummyWate"  # expect: hard-coded-secret
header = {"Authorization": "Bearer WatertightDummy0123WatertightDummy"}  # expect: hard-coded-secret
account = "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=WatertightDummyWatertightDummyWatertightDummy"  # expect: hard-coded-secret
