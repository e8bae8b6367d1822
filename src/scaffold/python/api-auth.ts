import type { Project } from '../project';
import type { Scaffold } from '../types';
import { installCommand, requirementsFor } from './shared';

export const API_AUTH: Scaffold = {
  id: 'api-auth',
  title: 'Login and roles for the service (JWT, RBAC)',
  summary: 'Writes a module that checks who calls the service by signed tokens, and by roles what they may do.',
  items: ['ACC-P1'],
  create: (project) => {
    const { folder, service } = project;
    const isFlask = service?.kind === 'flask';
    const path = `${folder}serving/auth.py`;
    return {
      files: [{ path, text: isFlask ? FLASK : FASTAPI }, ...requirementsFor(project, 'pyjwt')],
      commands: [installCommand(project), `python ${path} new-key`, `python ${path} issue ann predictor`],
      notes: [howToUse(project, isFlask), 'Keep JWT_KEY in a secret store: whoever has it writes tokens for anybody.'],
    };
  },
};

function howToUse({ folder, service }: Project, isFlask: boolean): string {
  const use = isFlask ? '@require_role("predictor")' : 'Depends(require_role("predictor"))';
  return `Put ${use} of ${folder}serving/auth.py at each route of ${service?.file ?? 'the service'} that predicts, and "admin" at those that change the model.`;
}

const HEAD = `"""Says who calls the service, by a signed token (JWT), and by roles what they may do.

    auth.py new-key
    auth.py issue ann predictor --minutes 60

The key is in JWT_KEY, 32 bytes or more. Tokens end after a while: ask for a new one.
"""

import argparse
import logging
import os
import secrets
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
`;

const TOKENS = `ISSUER, AUDIENCE = "model-service", "model-clients"
# What each role may do; an admin may do it all.
ROLES = {"predictor": {"predictor"}, "admin": {"admin", "predictor"}}
log = logging.getLogger("audit")


def key() -> str:
    return os.environ["JWT_KEY"]


def issue(subject: str, role: str, minutes: int = 15) -> str:
    if role not in ROLES:
        raise ValueError(f"there is no role {role}")
    now = datetime.now(UTC)
    claims = {
        "sub": subject,
        "role": role,
        "iss": ISSUER,
        "aud": AUDIENCE,
        "iat": now,
        "exp": now + timedelta(minutes=minutes),
        "jti": uuid.uuid4().hex,
    }
    return jwt.encode(claims, key(), algorithm="HS256")


def read_token(token: str) -> tuple[str, str]:
    """Subject and role. Raises jwt.InvalidTokenError where the token is not ours, or too old."""
    claims = jwt.decode(
        token,
        key(),
        algorithms=["HS256"],
        audience=AUDIENCE,
        issuer=ISSUER,
        options={"require": ["exp", "iat", "sub", "aud", "iss", "role"], "enforce_minimum_key_length": True},
    )
    return claims["sub"], claims["role"]
`;

const MAIN = `

def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("new-key")
    command = commands.add_parser("issue")
    command.add_argument("subject")
    command.add_argument("role", choices=sorted(ROLES))
    command.add_argument("--minutes", type=int, default=15)
    given = parser.parse_args()
    print(secrets.token_urlsafe(48) if given.command == "new-key" else issue(given.subject, given.role, given.minutes))


if __name__ == "__main__":
    main()
`;

const FASTAPI = `${HEAD}from typing import Annotated

import jwt
from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

${TOKENS}

bearer = HTTPBearer(auto_error=False)


def require_role(role: str) -> Callable[..., str]:
    """For routes: \`caller: Annotated[str, Depends(require_role("predictor"))]\`."""

    def check_role(request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> str:
        challenge = {"WWW-Authenticate": "Bearer"}
        try:
            subject, own_role = read_token(given.credentials if given else "")
        except jwt.InvalidTokenError as error:
            log.warning("Refused %s %s: %s", request.method, request.url.path, type(error).__name__)
            raise HTTPException(401, "The token is missing or not valid", challenge) from None
        # For the audit log.
        request.state.subject, request.state.role = subject, own_role
        if role not in ROLES.get(own_role, set()):
            log.warning("Refused %s %s: the role %s is not enough", request.method, request.url.path, own_role)
            raise HTTPException(403, "The role is not enough", challenge)
        return subject

    return check_role
${MAIN}`;

const FLASK = `${HEAD}from functools import wraps
from typing import Any

import jwt
from flask import abort, g, request

${TOKENS}

def require_role(role: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """For routes, below the one that names the path: \`@require_role("predictor")\`."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def check_role(*values: Any, **named: Any) -> Any:
            scheme, _, token = request.headers.get("Authorization", "").partition(" ")
            try:
                subject, own_role = read_token(token if scheme.lower() == "bearer" else "")
            except jwt.InvalidTokenError as error:
                log.warning("Refused %s %s: %s", request.method, request.path, type(error).__name__)
                abort(401)
            # For the audit log.
            g.subject, g.role = subject, own_role
            if role not in ROLES.get(own_role, set()):
                log.warning("Refused %s %s: the role %s is not enough", request.method, request.path, own_role)
                abort(403)
            return view(*values, **named)

        return check_role

    return decorate
${MAIN}`;
