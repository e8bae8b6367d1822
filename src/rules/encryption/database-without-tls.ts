import { defineRule } from '../../engine/rule';
import { keyedValues } from '../shared/keyed-values';
import { pythonEnvironment } from '../shared/python-environment';
import { CLIENTS, CONFIGURED_CLIENTS, SPARK_KAFKA } from './shared/database-clients';
import {
  MQTT_CONNECT,
  judgeCall,
  judgeEngine,
  judgeMqtt,
  judgeSchemes,
  judgeSettings,
  judgeText,
  judgeUrl,
} from './shared/database-judgement';

export default defineRule({
  id: 'database-without-tls',
  meta: {
    summary: 'A connection to a database or a message broker is not encrypted',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [319],
    owaspMl: ['ML02'],
    atlas: ['AML.T0049'],
    stages: ['data', 'deployment', 'monitoring'],
  },
  messages: {
    disabled:
      '`{what}` switches encryption off, so anybody on the way to the database can read and change what is sent, the password included. Switch it on, and let the client check the certificate.',
    optional:
      '`{what}` goes without encryption where the server, or somebody on the way, says so. Demand it, and let the client check the certificate (`verify-full`).',
    plain:
      '`{callee}` does not encrypt unless it is told to, so anybody on the way to `{host}` can read and change what is sent, the password included. Switch TLS on.',
    variable:
      '`{name}` switches encryption off for every connection to PostgreSQL. Set it to `verify-full`, or to `require`.',
  },
  triggers: [
    ...['sslmode', 'ssl_mode', 'ssl-mode', 'ssl_disabled', 'tls=false', 'ssl=false', 'PGSSLMODE', 'psycopg', 'asyncpg'],
    ...['mysql', 'MySQLdb', 'MongoClient', 'MotorClient', 'redis', 'kafka', 'elasticsearch', 'opensearchpy'],
    ...['cassandra', 'clickhouse', 'chromadb', 'qdrant_client', 'create_engine', 'pika', 'mongoengine', 'influxdb'],
    ...['redshift_connector', 'pyodbc', 'pymssql', 'aioodbc', 'paho.mqtt connect'],
    ...['weaviate', 'pymilvus', 'trino', 'neo4j', 'OpenSearchVectorSearch', 'Encrypt=', 'kafka.security.protocol'],
  ],
  check: {
    python(document, report) {
      for (const string of document.strings) {
        const found = string.isDocstring ? undefined : judgeText(document.text, string);
        if (found !== undefined) report(found);
      }
      const calls = [
        ...document.calls(...CLIENTS.keys()).map(judgeCall),
        ...document.calls(...CONFIGURED_CLIENTS).map(judgeSettings),
        ...document.callsNamed('create_engine', 'create_async_engine').map(judgeEngine),
        ...document.calls('elasticsearch.Elasticsearch', 'elasticsearch.AsyncElasticsearch').map(judgeSchemes),
        ...document.calls(...MQTT_CONNECT).map((call) => judgeMqtt(document, call)),
      ];
      for (const found of calls) if (found !== undefined) report(found);
      for (const { value, at } of keyedValues(document, SPARK_KAFKA)) {
        if (!/^(?:sasl_)?plaintext$/i.test(value)) continue;
        report({ at, message: 'disabled', data: { what: `security.protocol=${value}` } });
      }
      for (const { name, value } of pythonEnvironment(document)) {
        if (name !== 'PGSSLMODE' || value.stringValue()?.value !== 'disable') continue;
        report({ at: value.range, message: 'variable', data: { name } });
      }
    },
    environment({ name, value, valueRange }, report) {
      if (value === undefined) return;
      if (name === 'PGSSLMODE' && value === 'disable') report({ at: valueRange, message: 'variable', data: { name } });
      const found = judgeUrl(value, valueRange);
      if (found !== undefined) report(found);
    },
  },
});
