import { IMAGES } from '../versions';
import type { Project } from '../project';
import type { Scaffold } from '../types';

/**
 * Audit lines become events of OCSF's class 6003 (API Activity), which SIEMs know. The local file comes first: a collector that is
 * down loses nothing.
 */
export const SIEM_SHIPPING: Scaffold = {
  id: 'siem-shipping',
  title: 'Log shipping to a SIEM',
  summary:
    'An OpenTelemetry collector that turns audit lines into OCSF events, takes personal data out, and sends them over TLS.',
  items: ['AUD-P2', 'ENC-O1'],
  create: (project) => ({
    files: [
      { path: 'monitoring/otel-collector.yaml', text: collector(project) },
      { path: 'monitoring/siem.compose.yaml', text: COMPOSE },
    ],
    commands: ['docker compose --file monitoring/siem.compose.yaml config --quiet'],
    notes: [
      'Set the variables that monitoring/siem.compose.yaml names; the token may write events, and nothing else.',
      'Keep events in the SIEM for 180 days at least (EU AI Act 26(6)).',
    ],
  }),
};

function collector({ name }: Project): string {
  const service = name.replace(/[^\w.-]+/g, '-');
  return `# Retention: 400 days in the archive below; set the same in the SIEM.
extensions:
  file_storage:
    directory: /var/lib/otelcol

receivers:
  # One JSON object a line: time, request_id, subject, role, method, path, status, model_version.
  file_log:
    include: [/var/log/model/audit*.jsonl]
    start_at: beginning
    storage: file_storage
    operators:
      - type: json_parser
        parse_to: attributes
        timestamp:
          parse_from: attributes.time
          layout_type: gotime
          layout: '2006-01-02T15:04:05.999999Z07:00'

processors:
  memory_limiter:
    check_interval: 1s
    limit_mib: 200
  # What is not needed to find out who did what does not leave the machine.
  attributes/redact:
    actions:
      - key: subject
        action: hash
      - key: client
        action: delete
      - key: input
        action: delete
  redaction:
    allow_all_keys: true
    blocked_values:
      - '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}'
      - '\\b(?:\\d[ -]?){13,16}\\b'
    summary: silent
  # Class 6003, API Activity: category 6, activity 2 (read), type 600302.
  transform/ocsf:
    error_mode: propagate
    log_statements:
      - context: log
        statements:
          - set(attributes["class_uid"], 6003)
          - set(attributes["category_uid"], 6)
          - set(attributes["activity_id"], 2)
          - set(attributes["type_uid"], 600302)
          - set(attributes["severity_id"], 1)
          - set(attributes["severity_id"], 3) where attributes["status"] == 401 or attributes["status"] == 403
          - set(attributes["status_id"], 1)
          - set(attributes["status_id"], 2) where attributes["status"] != nil and attributes["status"] >= 400
          - set(attributes["time"], UnixMilli(time))
          - set(attributes["metadata.version"], "1.5.0")
          - set(attributes["metadata.product.name"], "${service}")
          - set(attributes["actor.user.name"], attributes["subject"]) where attributes["subject"] != nil
          - set(attributes["api.operation"], attributes["path"]) where attributes["path"] != nil
          - set(attributes["api.response.code"], attributes["status"]) where attributes["status"] != nil
          - set(attributes["ai_model.version"], attributes["model_version"]) where attributes["model_version"] != nil
  batch:
    timeout: 5s

exporters:
  otlp_http/siem:
    endpoint: \${env:SIEM_ENDPOINT}
    headers:
      authorization: Bearer \${env:SIEM_TOKEN}
    tls:
      insecure: false
      min_version: '1.3'
    sending_queue:
      storage: file_storage
    retry_on_failure:
      # Nothing is given up: what cannot be sent waits on the disk.
      max_elapsed_time: 0s
  file/archive:
    path: /var/lib/otelcol/audit.jsonl
    rotation:
      max_megabytes: 100
      max_days: 400
      max_backups: 0

service:
  extensions: [file_storage]
  pipelines:
    logs:
      receivers: [file_log]
      processors: [memory_limiter, attributes/redact, redaction, transform/ocsf, batch]
      exporters: [otlp_http/siem, file/archive]
`;
}

const COMPOSE = `services:
  otel-collector:
    image: ${IMAGES.collector}
    command: [--config=/etc/otelcol/config.yaml]
    user: '10001'
    read_only: true
    cap_drop: [ALL]
    security_opt: ['no-new-privileges:true']
    mem_limit: 512m
    environment:
      # https:// and the address of the SIEM.
      SIEM_ENDPOINT: \${SIEM_ENDPOINT:?the address of the SIEM}
      SIEM_TOKEN: \${SIEM_TOKEN:?a token that may write events}
    volumes:
      - ./otel-collector.yaml:/etc/otelcol/config.yaml:ro
      - \${MODEL_LOG_DIR:?the folder that AUDIT_LOG lies in}:/var/log/model:ro
      - \${COLLECTOR_STATE_DIR:?a folder that user 10001 may write to}:/var/lib/otelcol
`;
