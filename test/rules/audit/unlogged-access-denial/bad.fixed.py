import logging
import os
import secrets

from fastapi import Depends, FastAPI, Header, HTTPException, status

app = FastAPI()
credentials_exception = HTTPException(status_code=status.HTTP_401_UNAUTHORIZED, detail="Who are you?")


def require_key(x_api_key: str = Header()):
    if not secrets.compare_digest(x_api_key, os.environ["KEY"]):
        logging.getLogger(__name__).warning("Access denied")
        raise HTTPException(status_code=403)  # expect: unlogged-access-denial


def require_user(token: str):
    if token == "":
        logging.getLogger(__name__).warning("Access denied")
        raise credentials_exception  # expect: unlogged-access-denial


def require_role(user):
    if user.role != "admin":
        logging.getLogger(__name__).warning("Access denied")
        raise HTTPException(  # expect: unlogged-access-denial
            detail="Only for admins",
            status_code=status.HTTP_403_FORBIDDEN,
        )
    print(user)


def require_scope(user):
    if "read" not in user.scopes: raise HTTPException(403)  # expect: unlogged-access-denial


@app.get("/models", dependencies=[Depends(require_key)])
def models():
    return []
