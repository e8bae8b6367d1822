import type { PlannedFile, Scaffold } from '../types';
import { metricsModule } from './metrics-module';

/** Rules are worth what is measured: so the module that measures comes with them, under the same names. */
export const ALERT_RULES: Scaffold = {
  id: 'alert-rules',
  title: 'Metrics and alerts',
  summary:
    'Counts and times the requests of the service, and alerts when it is down, slow, failing, flooded or refusing callers.',
  items: ['AUD-O1'],
  create: (project) => ({
    files: [metricsModule(project), RULES, PROMETHEUS, ALERTMANAGER],
    commands: ['promtool check rules monitoring/alerts.yml', 'amtool check-config monitoring/alertmanager.yml'],
    notes: [
      `Call install() of ${project.folder}serving/metrics.py where the application is made, and add prometheus-client to its packages.`,
      'Put the address that alerts are sent to into the file that monitoring/alertmanager.yml names.',
    ],
  }),
};

const RULES: PlannedFile = {
  path: 'monitoring/alerts.yml',
  text: `groups:
  - name: model-service
    rules:
      - alert: ModelServiceDown
        expr: up{job="model"} == 0 or absent(up{job="model"})
        for: 2m
        labels:
          severity: critical
        annotations:
          summary: Nobody gets a prediction
          runbook: docs/incident-runbook.md
      - alert: ModelServiceFailing
        expr: >-
          sum(rate(model_requests_total{status=~"5.."}[5m])) / sum(rate(model_requests_total[5m])) > 0.05
        for: 5m
        labels:
          severity: critical
        annotations:
          summary: More than one request in twenty fails
          runbook: docs/incident-runbook.md
      - alert: ModelServiceSlow
        expr: histogram_quantile(0.95, sum by (le) (rate(model_request_seconds_bucket[5m]))) > 1
        for: 10m
        labels:
          severity: warning
        annotations:
          summary: One request in twenty takes longer than a second
      # Somebody tries tokens or roles.
      - alert: ModelCallersRefused
        expr: sum(rate(model_requests_total{status=~"401|403"}[5m])) > 1
        for: 10m
        labels:
          severity: warning
        annotations:
          summary: More than one caller a second is refused
          runbook: docs/incident-runbook.md
      # Somebody asks as often as it takes to copy the model, or to find out how to deceive it.
      - alert: ModelFlooded
        expr: sum(rate(model_requests_total{status=~"422|429"}[5m])) > 5
        for: 10m
        labels:
          severity: warning
        annotations:
          summary: More than five requests a second are malformed or too many
          runbook: docs/incident-runbook.md
      - alert: ModelVersionsDiffer
        expr: count(count by (version) (model_info)) > 1
        for: 30m
        labels:
          severity: warning
        annotations:
          summary: Different versions of the model answer at the same time
`,
};

const PROMETHEUS: PlannedFile = {
  path: 'monitoring/prometheus.yml',
  text: `global:
  scrape_interval: 15s
  evaluation_interval: 15s

rule_files:
  - alerts.yml

scrape_configs:
  - job_name: model
    static_configs:
      # Where serving/metrics.py listens.
      - targets: ['127.0.0.1:9100']

alerting:
  alertmanagers:
    - static_configs:
        - targets: ['127.0.0.1:9093']
`,
};

const ALERTMANAGER: PlannedFile = {
  path: 'monitoring/alertmanager.yml',
  text: `route:
  receiver: team
  group_by: [alertname]
  group_wait: 30s
  group_interval: 5m
  repeat_interval: 4h

receivers:
  - name: team
    webhook_configs:
      # The address is a secret: whoever knows it can send alerts.
      - url_file: /etc/alertmanager/secrets/webhook_url
        send_resolved: true
`,
};
