import logging

from cryptography.fernet import InvalidToken

logger = logging.getLogger(__name__)
try:
    from cryptography.fernet import Fernet
except Exception:
    pass


def read(path, keys, text, temporary, model):
    try:
        verify_signature(text)
    except Exception:
        logger.exception("The signature is not right")
        raise
    for key in keys:
        try:
            return key.decrypt(text)
        except InvalidToken:
            continue
    try:
        temporary.unlink()
    except Exception:
        pass
    try:
        model.predict(text)
    except ValueError:
        pass
    try:
        print("decrypt(text)")
    except Exception:
        pass
    try:
        authenticate(text)
    except Exception:
        return False
    note = """
    try:
        authenticate(text)
    except Exception:
        pass
    """
    return note
