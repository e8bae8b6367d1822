import type { Pipeline } from '../pipelines/pipeline';
import { writePipeline } from '../pipelines/write';
import { installTools } from '../pipelines/toolchain';
import { TOOLS } from '../versions';
import type { Project } from '../project';
import type { Scaffold, ScaffoldFiles } from '../types';

/** A backup that nobody ever restored is a hope: so the same job restores it, and compares. */
export const BACKUP_JOB: Scaffold = {
  id: 'backup-job',
  title: 'Backup with a restore test',
  summary:
    'Backs up data, models and the tracker every day, encrypted with restic, restores the backup elsewhere and compares.',
  items: ['VER-T1'],
  create,
};

const DAILY = { cron: '41 2 * * *', words: 'every day' } as const;
const SECRETS = ['RESTIC_REPOSITORY', 'RESTIC_PASSWORD', 'RESTIC_REST_USERNAME', 'RESTIC_REST_PASSWORD'];

function create(project: Project): ScaffoldFiles {
  const { folder, dvc } = project;
  const pipeline: Pipeline = {
    id: 'backup',
    title: 'Backup',
    about: ['Backs up data, models and the tracker, and proves that they can be restored.'],
    onChanges: false,
    schedule: DAILY,
    jobs: [
      {
        id: 'backup',
        title: 'Back up and restore',
        minutes: 120,
        debianPackages: ['restic'],
        steps: [
          ...(dvc?.remote === undefined
            ? []
            : [{ title: 'Fetch the data', run: [installTools(TOOLS.dvc), 'dvc pull'] }]),
          { title: 'Back up', run: ['bash scripts/backup.sh'], secrets: SECRETS },
          { title: 'Restore and compare', run: ['bash scripts/verify_backup.sh'], secrets: SECRETS },
        ],
      },
    ],
  };
  return {
    files: [
      { path: `${folder}scripts/backup.sh`, text: backup(project) },
      { path: `${folder}scripts/verify_backup.sh`, text: RESTORE },
      ...writePipeline(pipeline, project),
    ],
    commands: [`bash ${folder}scripts/backup.sh && bash ${folder}scripts/verify_backup.sh`],
    notes: [
      `Put ${SECRETS.join(', ')} into the secrets of the pipeline: the address of a restic server that only appends, and its keys.`,
      'The pipeline backs up what it can reach; run the same scripts where the tracker runs.',
    ],
  };
}

function backup({ model, data, folder, dvc }: Project): string {
  const top = (path: string): string => path.slice(folder.length).split('/')[0] ?? '';
  const places = [
    ...new Set([
      ...(data === undefined ? ['data'] : [top(data.path)]),
      ...(model === undefined ? ['models'] : [top(model.path)]),
      ...['mlruns', 'mlartifacts', 'reports'],
      ...(dvc === undefined ? [] : ['dvc.lock']),
    ]),
  ];
  return `#!/usr/bin/env bash
# Backs up data, models and the tracker. restic encrypts (AES-256) before anything leaves the machine.
# Needs RESTIC_REPOSITORY and RESTIC_PASSWORD.
set -euo pipefail

places=()
for place in ${places.join(' ')}; do
  if [ -e "$place" ]; then places+=("$place"); fi
done

# A database that is written to cannot be copied: SQLite makes the copy itself.
copy=.tracker-backup.db
trap 'rm -f "$copy"' EXIT
if [ -f mlflow.db ]; then
  python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).backup(sqlite3.connect(sys.argv[2]))' mlflow.db "$copy"
  places+=("$copy")
fi

if [ "\${#places[@]}" -eq 0 ]; then
  echo "There is nothing to back up here." >&2
  exit 1
fi

restic cat config > /dev/null 2>&1 || restic init
restic backup --tag project --exclude-caches "\${places[@]}"
restic forget --tag project --keep-daily 7 --keep-weekly 5 --keep-monthly 12
`;
}

const RESTORE = `#!/usr/bin/env bash
# Restores the newest backup into an empty folder and compares it with what is here: a backup that was never restored is a hope.
# Needs RESTIC_REPOSITORY and RESTIC_PASSWORD.
set -euo pipefail

target=$(mktemp -d)
trap 'rm -rf "$target"' EXIT

restic check --read-data-subset=5%
restic restore latest --tag project --target "$target"

# restic keeps the whole path of what it was given.
root="$target"
if [ -d "$target$PWD" ]; then root="$target$PWD"; fi

compared=0
while IFS= read -r -d '' file; do
  path=\${file#"$root"/}
  if [ "$path" = .tracker-backup.db ]; then
    python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check").fetchone()[0])' "$file" | grep --quiet '^ok$'
  else
    cmp -- "$path" "$file"
  fi
  compared=$((compared + 1))
done < <(find "$root" -type f -print0)

if [ "$compared" -eq 0 ]; then
  echo "The backup is empty." >&2
  exit 1
fi
echo "Restored and compared $compared files."
`;
