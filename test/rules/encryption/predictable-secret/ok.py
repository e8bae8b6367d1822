import random
import secrets
import string
import uuid

import numpy as np

random.seed(42)
rng = random.Random(42)
password = "".join(secrets.choice(string.ascii_letters) for _ in range(12))
token = "".join(random.SystemRandom().choice(string.digits) for _ in range(6))
session_id = uuid.uuid4()
next_token = np.random.choice(vocabulary, p=probabilities)
token = random.choice(tokens)
masked_token = random.randint(0, vocab_size - 1)
key = random.choice(list(rows))
sample_keys = random.sample(sorted(rows), k=10)
random.shuffle(rows)
seed = random.getrandbits(32)
zip_code = random.randint(10000, 99999)
country_code = random.choice(["DE", "FR"])
status_code = random.choice([200, 404])
password_length = random.randint(8, 16)
key_index = random.randint(0, 9)
row = {"token_count": random.randint(10, 100), "price": random.random()}
run_name = "".join(random.choices(string.ascii_lowercase, k=8))
weights = np.random.rand(10)


def sample_tokens(logits):
    return random.choices(range(len(logits)), weights=logits)


def mask_tokens(tokens):
    return [random.choice(tokens) if random.random() < 0.15 else token for token in tokens]
