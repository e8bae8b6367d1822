import hmac

import jwt
import torch
from cryptography.exceptions import InvalidSignature


def read(token, key, rows, model, cipher):
    try:
        claims = jwt.decode(token, key, algorithms=["HS256"])
    except Exception:  # expect: swallowed-security-error
        pass
    try:
        verify_signature(rows, key)
    except:  # expect: swallowed-security-error
        pass
    for row in rows:
        try:
            row.text = cipher.decrypt(row.text)
        except (ValueError, Exception):  # expect: swallowed-security-error
            # Old rows
            continue
    try:
        key.verify(rows.signature, rows.data)
    except InvalidSignature:  # expect: swallowed-security-error
        pass
    for row in rows:
        try:
            row.label = model.predict(row)
        except Exception as error: continue  # expect: swallowed-security-error
    try:
        model.load_state_dict(torch.load("model.pt", weights_only=True))
    except BaseException:  # expect: swallowed-security-error
        ...
    return claims


def is_allowed(user, token):
    try:
        return hmac.compare_digest(token, lookup_secret(user))
    except Exception:  # expect: swallowed-security-error
        return True
