import type { Project } from '../project';
import type { Scaffold } from '../types';
import { inProject, installCommand, literal, requirementsFor } from './shared';

/** model-signing 1.1.1 does not name pyOpenSSL among what it needs. */
const PACKAGES = ['model-signing', 'cryptography', 'pyopenssl'] as const;

export const SIGN_MODEL: Scaffold = {
  id: 'sign-model',
  title: 'Signature of the model',
  summary:
    'Writes a script that signs the folder of the model after training, and verifies it before the service loads it.',
  items: ['VER-P1'],
  create: (project) => {
    const path = `${project.folder}scripts/sign_model.py`;
    return {
      files: [{ path, text: write(folderOf(project)) }, ...requirementsFor(project, ...PACKAGES)],
      commands: [installCommand(project), `python ${path} new-key`, `python ${path} sign`, `python ${path} verify`],
      notes: [
        'Keep model-signing.key and its password where models are released, and nowhere else; commit model-signing.pub.',
        `Call verify() of ${path} before the service loads the model, and do not start where it fails.`,
      ],
    };
  },
};

function folderOf(project: Project): string {
  const path = project.model === undefined ? 'models/model.joblib' : inProject(project, project.model.path);
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}

function write(folder: string): string {
  return `"""Signs the folder of the model, and verifies it. A file that was changed, added or taken out is noticed.

Commands:
    sign_model.py new-key    writes model-signing.key, protected by MODEL_KEY_PASSWORD, and model-signing.pub
    sign_model.py sign       writes the signature beside the models
    sign_model.py verify     ends with 1 where the folder is not what was signed
"""

import argparse
import os
import sys
from pathlib import Path

import model_signing.signing
import model_signing.verifying
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

ROOT = Path(__file__).resolve().parents[1]
MODELS = ROOT / ${literal(folder)}
SIGNATURE = ROOT / "model.sig"
PRIVATE_KEY = ROOT / "model-signing.key"
PUBLIC_KEY = ROOT / "model-signing.pub"


def password() -> bytes:
    text = os.environ.get("MODEL_KEY_PASSWORD", "")
    if not text:
        raise SystemExit("MODEL_KEY_PASSWORD is not set")
    return text.encode()


def make_key() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password()),
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    # A key that is there is not overwritten: what it signed could not be verified any more.
    with open(PRIVATE_KEY, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(private)
    PUBLIC_KEY.write_bytes(public)


def sign() -> None:
    config = model_signing.signing.Config().use_elliptic_key_signer(private_key=PRIVATE_KEY, password=password())
    config.sign(MODELS, SIGNATURE)


def verify() -> None:
    """Raises ValueError where the folder is not what was signed."""
    config = model_signing.verifying.Config().use_elliptic_key_verifier(public_key=PUBLIC_KEY)
    config.verify(MODELS, SIGNATURE)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["new-key", "sign", "verify"])
    command = parser.parse_args().command
    try:
        {"new-key": make_key, "sign": sign, "verify": verify}[command]()
    except (OSError, ValueError) as error:
        print(f"{MODELS}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
`;
}
