/** Passwords that images, tutorials and people who are in a hurry set, as the source of a pattern: everybody tries them first. */
export const KNOWN_PASSWORDS = [
  'minioadmin|minio(?:123)?|admin(?:123|istrator)?|root(?:123)?|pass(?:w(?:or)?d)?(?:123?4?|1)?|password1234',
  'postgres|mysql|mongo|redis|rabbitmq|elastic|neo4j(?:/(?:password|neo4j|test))?|airflow|grafana|mlflow|prefect|dagster',
  'metaflow|feast|label-?studio|guest|user|example|secret|test(?:123)?|default|letmein|changeit|qwerty|123456(?:78)?',
].join('|');
