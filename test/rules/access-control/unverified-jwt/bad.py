import jwt
import requests
from authlib.jose import JsonWebToken
from jose import jws
from jose import jwt as jose_jwt

OPTIONS = {"verify_signature": False, "verify_aud": False}


def who(token):
    return jwt.decode(token, options={"verify_signature": False})["sub"]  # expect: unverified-jwt


def who_with_key(token):
    return jwt.decode(token, KEY, algorithms=["HS256"], options={"verify_signature": False})  # expect: unverified-jwt


def who_in_old_releases(token):
    return jwt.decode(token, KEY, algorithms=["HS256"], verify=False)  # expect: unverified-jwt


def who_with_options(token):
    return jwt.decode(token, KEY, ["HS256"], OPTIONS)  # expect: unverified-jwt


def who_with_dict(token):
    return jwt.decode_complete(token, options=dict(verify_signature=False))  # expect: unverified-jwt


def who_of_jose(token):
    return jose_jwt.get_unverified_claims(token)  # expect: unverified-jwt


def who_of_jose_with_key(token):
    return jose_jwt.decode(token, KEY, algorithms="HS256", options={"verify_signature": False})  # expect: unverified-jwt


def who_of_jws(token):
    return jws.verify(token, KEY, ["HS256"], verify=False)  # expect: unverified-jwt


def who_is_it_really(token):
    issuer = jwt.decode(token, options={"verify_signature": False})["iss"]  # expect: unverified-jwt
    return jwt.decode(token, KEYS[issuer], algorithms=["RS256"])


def who_am_i():
    answer = requests.post("https://login.watertight-labs.net/token", timeout=10).json()
    return jwt.decode(answer["id_token"], options={"verify_signature": False})  # expect: unverified-jwt


def who_was_it(token):
    return jwt.decode(token, KEY, algorithms=["HS256"], options={"verify_exp": False})  # expect: unverified-jwt


def who_without_algorithm(token):
    return jwt.decode(token, KEY, algorithms=["HS256", "none"])  # expect: unverified-jwt


claims = JsonWebToken(["RS256", "None"])  # expect: unverified-jwt
token = jwt.encode({"sub": "churn"}, None, algorithm="none")  # expect: unverified-jwt
until = jwt.decode(token, options={"verify_signature": False})["exp"]  # expect: unverified-jwt
