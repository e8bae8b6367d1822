/**
 * The images that Docker Hub serves under a name without a slash. Any other such name (`FROM pipeline-base`) can only be
 * one that was built on the same machine. Source: https://github.com/docker-library/official-images/tree/master/library,
 * with those that are no longer built.
 */
const NAMES =
  'adminer aerospike almalinux alpine alt amazoncorretto amazonlinux api-firewall arangodb archlinux backdrop bash bonita ' +
  'buildpack-deps busybox caddy cassandra centos chronograf cirros clearlinux clefos clickhouse clojure composer consul ' +
  'convertigo couchbase couchdb crate dart debian docker drupal eclipse-mosquitto eclipse-temurin eggdrop elasticsearch ' +
  'elixir emqx erlang euleros express-gateway fedora flink fluentd fsharp friendica gazebo gcc geonetwork ghost golang ' +
  'gradle groovy haproxy haskell haxe hello-world hitch hola-mundo httpd hylang ibm-semeru-runtimes ibmjava influxdb ' +
  'irssi java jetty jobber joomla jruby julia kaazing-gateway kapacitor kibana known kong krakend lightstreamer liquibase ' +
  'logstash mageia mariadb matomo maven mediawiki memcached mongo mongo-express monica mono mysql nats nats-streaming ' +
  'neo4j neurodebian nextcloud nginx node notary nuxeo odoo open-liberty openjdk opensuse oraclelinux orientdb owncloud ' +
  'percona perl photon php php-zendserver phpmyadmin piwik plone postfixadmin postgres pypy python r-base rabbitmq rails ' +
  'rakudo-star rapidoid redis redmine registry rethinkdb rocket.chat rockylinux ros ruby rust sapmachine satosa scratch ' +
  'sentry silverpeas sl solr sonarqube sourcemage spark spiped storm swarm swift swipl telegraf thrift tomcat tomee ' +
  'traefik ubuntu ubuntu-debootstrap unit valkey varnish vault websphere-liberty wordpress xwiki yourls znc zookeeper';

export const OFFICIAL_IMAGES: ReadonlySet<string> = new Set(NAMES.split(' '));
