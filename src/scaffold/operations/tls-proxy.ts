import { IMAGES } from '../versions';
import type { Project } from '../project';
import type { Scaffold } from '../types';

/** In front of any service: it need not know of certificates, and nobody reaches it without one. */
export const TLS_PROXY: Scaffold = {
  id: 'tls-proxy',
  title: 'Proxy that speaks TLS',
  summary:
    'An nginx in front of the service: TLS 1.2 and 1.3, limits for requests and their sizes, nothing else reachable.',
  items: ['ENC-P1'],
  create: (project) => ({
    files: [
      { path: 'deploy/tls/nginx.conf', text: CONFIGURATION },
      { path: 'deploy/tls/compose.yaml', text: compose(project) },
    ],
    commands: ['docker compose --file deploy/tls/compose.yaml config --quiet'],
    notes: [
      'Put the certificate and its key into the secrets that deploy/tls/compose.yaml names; both stay out of git.',
    ],
  }),
};

const CONFIGURATION = `# In front of the model's service. The service itself listens inside of the network only.
limit_req_zone $binary_remote_addr zone=callers:10m rate=10r/s;

upstream model {
  server model:8000;
}

server {
  listen 8443 ssl;
  http2 on;
  server_name _;

  ssl_certificate /run/secrets/tls_certificate;
  ssl_certificate_key /run/secrets/tls_key;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_ciphers ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256;
  ssl_session_cache shared:tls:10m;
  ssl_session_tickets off;
  server_tokens off;

  add_header Strict-Transport-Security "max-age=31536000" always;
  add_header X-Content-Type-Options nosniff always;

  # Inputs of a model are small: what is larger is no question.
  client_max_body_size 1m;
  client_body_timeout 10s;

  location / {
    limit_req zone=callers burst=20 nodelay;
    limit_req_status 429;
    proxy_pass http://model;
    proxy_set_header Host $host;
    proxy_set_header X-Request-ID $request_id;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto https;
    proxy_read_timeout 30s;
  }
}
`;

function compose({ image, service, folder }: Project): string {
  const context = folder === '' ? '../..' : `../../${folder.slice(0, -1)}`;
  const source = image === undefined ? 'image: model' : `build: ${context}`;
  const command =
    service?.kind === 'fastapi' ? `    command: [uvicorn, '${service.target}', --host, model, --port, '8000']\n` : '';
  return `services:
  proxy:
    image: ${IMAGES.nginx}
    user: '101'
    read_only: true
    cap_drop: [ALL]
    security_opt: ['no-new-privileges:true']
    mem_limit: 256m
    tmpfs: [/tmp]
    ports: ['443:8443']
    volumes:
      - ./nginx.conf:/etc/nginx/conf.d/default.conf:ro
    secrets: [tls_certificate, tls_key]
    depends_on: [model]
    networks: [outside, inside]
  model:
    ${source}
${command}    user: '10001'
    read_only: true
    cap_drop: [ALL]
    security_opt: ['no-new-privileges:true']
    mem_limit: 2g
    tmpfs: [/tmp]
    networks: [inside]

networks:
  outside:
  # Without a way out: a model that was tampered with can send nothing home.
  inside:
    internal: true

secrets:
  tls_certificate:
    file: \${TLS_CERTIFICATE_FILE:?the path of the certificate}
  tls_key:
    file: \${TLS_KEY_FILE:?the path of its key}
`;
}
