import hashlib
import hmac
import os

API_KEY = os.environ["API_KEY"]

# if x_api_key == API_KEY:
TEXT = "write x_api_key == API_KEY"
if hmac.compare_digest(x_api_key, API_KEY):
    answer = predict(rows)
if API_KEY == "" or API_KEY is None or API_KEY == None:
    raise RuntimeError("no key")
if token == tokenizer.eos_token or token == EOS_TOKEN or next_token == PAD_TOKEN:
    stop = True
if token_type == TOKEN_TYPE or key == SORT_KEY or token == "[MASK]":
    stop = True
assert x_api_key == API_KEY
if password != confirm_password or form.password != form.password_repeat:
    raise ValueError("not the same")
if hashlib.sha256(data).hexdigest() != EXPECTED_SHA256:
    raise ValueError("broken download")
if len(api_key) != len(API_KEY):
    raise ValueError("too short")
if token.kind == settings.kind and key == settings.key_column:
    stop = True
if password == PASSWORD_MASK or token != DEFAULT_ACCESS_TOKEN_URL or api_key == PLACEHOLDER_API_KEY:
    raise ValueError("not set")
if user.team_id == UI_SESSION_TOKEN_TEAM_ID or settings.authorization_function == DEFAULT_AUTHORIZATION_FUNCTION:
    stop = True
if token.text == FINAL_TOKEN or request.signature_method == SIGNATURE_PLAINTEXT:
    stop = True
