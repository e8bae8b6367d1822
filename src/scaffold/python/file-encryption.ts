import type { Scaffold } from '../types';
import { installCommand, requirementsFor } from './shared';

export const FILE_ENCRYPTION: Scaffold = {
  id: 'file-encryption',
  title: 'Encryption of files (AES-256-GCM)',
  summary: 'Writes a script that encrypts data and model files with a key of yours, and notices every change to them.',
  items: ['ENC-D1'],
  create: (project) => ({
    files: [
      { path: `${project.folder}scripts/encrypt_file.py`, text: PROGRAM },
      ...requirementsFor(project, 'cryptography'),
    ],
    commands: [
      installCommand(project),
      `python ${project.folder}scripts/encrypt_file.py new-key`,
      `python ${project.folder}scripts/encrypt_file.py encrypt FILE FILE.enc`,
    ],
    notes: [
      'Keep DATA_KEY in a secret store: whoever has it reads the files, and without it they are lost.',
      'To change the key, set the old one as DATA_KEY_OLD and run `rotate` on each file.',
    ],
  }),
};

const PROGRAM = `"""Encrypts files with AES-256-GCM: each with a key of its own, which is wrapped with the key in DATA_KEY.

    encrypt_file.py new-key
    encrypt_file.py encrypt data/train.csv data/train.csv.enc
    encrypt_file.py decrypt data/train.csv.enc data/train.csv
    encrypt_file.py rotate data/train.csv.enc

A file is a header and chunks. Each chunk carries its number and whether it is the last one, so that none can be moved,
dropped or put in.
"""

import argparse
import base64
import os
import struct
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"WTE1"
CHUNK = 1 << 20
TAG = 16
NONCE = 12
PREFIX = 7
KEY = 32
WRAPPED = NONCE + KEY + TAG


class WrongFileError(Exception):
    """What is no encrypted file, was changed, or belongs to another key."""


def read_key(name: str) -> AESGCM:
    try:
        key = base64.b64decode(os.environ[name], validate=True)
    except KeyError:
        raise SystemExit(f"{name} is not set: make a key with new-key, and keep it in a secret store") from None
    except ValueError:
        raise SystemExit(f"{name} is not base64") from None
    if len(key) != KEY:
        raise SystemExit(f"{name} must hold {KEY} bytes in base64")
    return AESGCM(key)


def wrap(key: bytes, master: AESGCM) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + master.encrypt(nonce, key, MAGIC)


def unwrap(wrapped: bytes, master: AESGCM) -> bytes:
    return master.decrypt(wrapped[:NONCE], wrapped[NONCE:], MAGIC)


def run_chunks(
    call: Callable[[bytes, bytes, bytes], bytes], prefix: bytes, source: BinaryIO, target: BinaryIO, size: int
) -> None:
    number, block = 0, source.read(size)
    while True:
        following = source.read(size)
        nonce = prefix + struct.pack(">IB", number, not following)
        target.write(call(nonce, block, MAGIC))
        if not following:
            return
        number, block = number + 1, following


def encrypt(source: BinaryIO, target: BinaryIO, master: AESGCM) -> None:
    key, prefix = AESGCM.generate_key(bit_length=256), os.urandom(PREFIX)
    target.write(MAGIC + wrap(key, master) + prefix)
    run_chunks(AESGCM(key).encrypt, prefix, source, target, CHUNK)


def read_header(source: BinaryIO, master: AESGCM) -> tuple[bytes, bytes]:
    """The file's own key, and what its nonces begin with."""
    header = source.read(len(MAGIC) + WRAPPED + PREFIX)
    if len(header) != len(MAGIC) + WRAPPED + PREFIX or not header.startswith(MAGIC):
        raise WrongFileError("it is not an encrypted file")
    try:
        return unwrap(header[len(MAGIC) : -PREFIX], master), header[-PREFIX:]
    except InvalidTag:
        raise WrongFileError("it belongs to another key, or was changed") from None


def decrypt(source: BinaryIO, target: BinaryIO, master: AESGCM) -> None:
    key, prefix = read_header(source, master)
    try:
        run_chunks(AESGCM(key).decrypt, prefix, source, target, CHUNK + TAG)
    except InvalidTag:
        raise WrongFileError("it was changed") from None


def rotate(source: BinaryIO, target: BinaryIO, old: AESGCM, new: AESGCM) -> None:
    """Only the wrapped key changes: what is encrypted stays as it is."""
    key, prefix = read_header(source, old)
    target.write(MAGIC + wrap(key, new) + prefix)
    while block := source.read(CHUNK):
        target.write(block)


def write_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """The file appears once all of it is right; nobody else may read it."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as target:
        try:
            write(target)
            target.close()
            os.replace(target.name, path)
        except BaseException:
            os.unlink(target.name)
            raise


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("new-key")
    for name in ("encrypt", "decrypt"):
        command = commands.add_parser(name)
        command.add_argument("source", type=Path)
        command.add_argument("target", type=Path)
    commands.add_parser("rotate").add_argument("source", type=Path)
    given = parser.parse_args()
    if given.command == "new-key":
        sys.stdout.write(base64.b64encode(AESGCM.generate_key(bit_length=256)).decode() + "\\n")
        return
    master = read_key("DATA_KEY")
    try:
        with given.source.open("rb") as source:
            if given.command == "encrypt":
                write_whole(given.target, lambda target: encrypt(source, target, master))
            elif given.command == "decrypt":
                write_whole(given.target, lambda target: decrypt(source, target, master))
            else:
                old = read_key("DATA_KEY_OLD")
                write_whole(given.source, lambda target: rotate(source, target, old, master))
    except (OSError, WrongFileError) as error:
        raise SystemExit(f"{given.source}: {error}") from None


if __name__ == "__main__":
    main()
`;
