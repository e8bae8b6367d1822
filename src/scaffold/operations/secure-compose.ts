import { pythonImage } from '../versions';
import type { Project } from '../project';
import type { Scaffold } from '../types';

/** A tracker with accounts, reachable from this machine only. Others come through a proxy that speaks TLS. */
export const SECURE_COMPOSE: Scaffold = {
  id: 'secure-compose',
  title: 'MLflow with a login',
  summary:
    'A compose file for MLflow with accounts, permissions and stored artifacts, on the loopback address, without rights it does not need.',
  items: ['ACC-M1', 'ACC-P2'],
  create: (project) => ({
    files: [
      { path: 'deploy/tracking/compose.secure.yaml', text: COMPOSE },
      { path: 'deploy/tracking/Dockerfile', text: dockerfile(project) },
      { path: 'deploy/tracking/basic_auth.ini', text: AUTH },
      { path: 'deploy/tracking/start.sh', text: START },
    ],
    commands: ['docker compose --file deploy/tracking/compose.secure.yaml up --build --detach'],
    notes: [
      'Set MLFLOW_ADMIN_PASSWORD (12 characters at least) and MLFLOW_FLASK_SECRET (32 random bytes) in the environment.',
    ],
  }),
};

const COMPOSE = `services:
  mlflow:
    build: .
    user: '10001'
    read_only: true
    cap_drop: [ALL]
    security_opt: ['no-new-privileges:true']
    mem_limit: 2g
    tmpfs: [/tmp]
    # From this machine only: others come through a proxy that speaks TLS.
    ports: ['127.0.0.1:5000:5000']
    environment:
      MLFLOW_DISABLE_TELEMETRY: 'true'
      MLFLOW_AUTH_CONFIG_PATH: /tmp/basic_auth.ini
      MLFLOW_ADMIN_PASSWORD: \${MLFLOW_ADMIN_PASSWORD:?at least 12 characters}
      MLFLOW_FLASK_SERVER_SECRET_KEY: \${MLFLOW_FLASK_SECRET:?32 random bytes}
    volumes:
      - mlflow:/mlflow

volumes:
  mlflow:
`;

function dockerfile({ python }: Project): string {
  return `FROM ${pythonImage(python)}

RUN pip install --no-cache-dir "mlflow[auth]==3.17.2" \\
    && useradd --system --uid 10001 --no-create-home mlflow \\
    && install --directory --owner=mlflow --group=mlflow /mlflow

COPY --chmod=0444 basic_auth.ini /etc/mlflow/basic_auth.ini
COPY --chmod=0555 start.sh /usr/local/bin/start-mlflow

USER 10001
EXPOSE 5000
HEALTHCHECK CMD ["python", "-c", "import socket, urllib.request as web; web.urlopen(f'http://{socket.gethostbyname(socket.gethostname())}:5000/health', timeout=3)"]
ENTRYPOINT ["start-mlflow"]
`;
}

const AUTH = `[mlflow]
# Nobody sees anything that was not shared with them.
default_permission = NO_PERMISSIONS
database_uri = sqlite:////mlflow/accounts.db
admin_username = admin
authorization_function = mlflow.server.auth:authenticate_request_basic_auth
`;

const START = `#!/bin/sh
# MLflow reads the first password of the administrator from its file: it is written where only this container can read it.
set -eu
umask 077
cat /etc/mlflow/basic_auth.ini > "$MLFLOW_AUTH_CONFIG_PATH"
printf 'admin_password = %s\\n' "$MLFLOW_ADMIN_PASSWORD" >> "$MLFLOW_AUTH_CONFIG_PATH"
unset MLFLOW_ADMIN_PASSWORD

exec mlflow server --app-name basic-auth \\
  --host "$(hostname -i)" --port 5000 \\
  --backend-store-uri sqlite:////mlflow/runs.db \\
  --serve-artifacts --artifacts-destination /mlflow/artifacts
`;
