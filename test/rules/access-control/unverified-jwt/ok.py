import base64

import jwt
from authlib.jose import JsonWebToken
from authlib.jose import jwt as authlib_jwt
from jose import jwt as jose_jwt

jwt.decode(token, key, algorithms=["HS256"])
jwt.decode(token, key, algorithms=["RS256"], options={"verify_aud": False})
jwt.decode(token, key, algorithms=["RS256"], options={"verify_signature": True, "require": ["exp"]})
jwt.decode(token, key, algorithms=["RS256"], options=options)
jwt.decode(token, key, algorithms=["RS256"], verify=True)
jwt.get_unverified_header(token)
jose_jwt.decode(token, key, algorithms="HS256")
authlib_jwt.decode(token, key)
JsonWebToken(["RS256"])
jwt.encode(claims, key, algorithm="ES256")
base64.b64decode(token)
tokenizer.decode(token, verify=False)
