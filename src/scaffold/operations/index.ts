import type { Scaffold } from '../types';
import { ALERT_RULES } from './alert-rules';
import { DOCKER_IGNORE } from './dockerignore';
import { ENV_EXAMPLE } from './env-example';
import { KUBERNETES_HARDENING } from './kubernetes-hardening';
import { SECURE_COMPOSE } from './secure-compose';
import { SIEM_SHIPPING } from './siem-shipping';
import { TLS_PROXY } from './tls-proxy';

export const OPERATIONS: readonly Scaffold[] = [
  ENV_EXAMPLE,
  DOCKER_IGNORE,
  TLS_PROXY,
  SECURE_COMPOSE,
  KUBERNETES_HARDENING,
  ALERT_RULES,
  SIEM_SHIPPING,
];
