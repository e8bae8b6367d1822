import type { Project } from '../project';
import type { Scaffold } from '../types';

export const PSEUDONYMISE: Scaffold = {
  id: 'pseudonymise',
  title: 'Pseudonyms in place of names (HMAC with a key)',
  summary: 'Writes a script that replaces what identifies people by keyed hashes, and leaves out what is not needed.',
  items: ['ENC-D2'],
  create: (project) => ({
    files: [{ path: `${project.folder}scripts/pseudonymise.py`, text: PROGRAM }],
    commands: [
      'python -c "import base64, secrets; print(base64.b64encode(secrets.token_bytes(32)).decode())"',
      `python ${project.folder}scripts/pseudonymise.py ${tableOf(project)} --columns customer_id --drop email,name`,
    ],
    notes: [
      'Keep PSEUDONYM_KEY in a secret store, away from the data: whoever has both can look people up.',
      'Pseudonymised data is still personal data (GDPR 4(5)): columns that tell people apart together may have to go too.',
    ],
  }),
};

function tableOf(project: Project): string {
  const path = project.data?.format === 'csv' ? project.data.path : `${project.folder}data/raw.csv`;
  return `${path} ${path.replace(/\.csv$/, '')}.pseudonymous.csv`;
}

const PROGRAM = `"""Replaces what identifies people in a CSV file by pseudonyms: keyed hashes, which nobody without the key can look up.

    pseudonymise.py data/raw.csv data/train.csv --columns customer_id --drop email,name

The key is in PSEUDONYM_KEY, 32 bytes or more in base64. Equal values of a column get equal pseudonyms; those of
different columns cannot be brought together.
"""

import argparse
import base64
import csv
import hmac
import os
import unicodedata
from pathlib import Path


def pseudonym(key: bytes, column: str, value: str) -> str:
    """24 letters and digits; the same for spellings that mean the same: \`Ann@example.com \` and \`ann@example.com\`."""
    text = unicodedata.normalize("NFKC", value).strip().casefold()
    if not text:
        return ""
    own_key = hmac.digest(key, b"column:" + column.encode(), "sha256")
    return base64.b32encode(hmac.digest(own_key, text.encode(), "sha256")[:15]).decode().lower()


def read_key() -> bytes:
    try:
        key = base64.b64decode(os.environ.get("PSEUDONYM_KEY", ""), validate=True)
    except ValueError:
        raise SystemExit("PSEUDONYM_KEY is not base64") from None
    if len(key) < 32:
        raise SystemExit("PSEUDONYM_KEY must hold at least 32 bytes in base64")
    return key


def names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--columns", type=names, required=True, help="columns that get pseudonyms")
    parser.add_argument("--drop", type=names, default=[], help="columns that are left out")
    given = parser.parse_args()
    key = read_key()
    with given.source.open(newline="", encoding="utf-8") as source:
        rows = csv.DictReader(source)
        columns = list(rows.fieldnames or [])
        unknown = sorted({*given.columns, *given.drop} - set(columns))
        if unknown:
            raise SystemExit(f"{given.source} has no column {', '.join(unknown)}")
        kept = [name for name in columns if name not in given.drop]
        # A file that is there is not overwritten: it may be the only one.
        with given.target.open("x", newline="", encoding="utf-8") as target:
            writer = csv.DictWriter(target, kept)
            writer.writeheader()
            for row in rows:
                writer.writerow(
                    {name: pseudonym(key, name, row[name]) if name in given.columns else row[name] for name in kept}
                )


if __name__ == "__main__":
    main()
`;
