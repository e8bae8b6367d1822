import ftplib
import telnetlib

import ldap
import ldap3
from ldap3 import Connection, Server

ftplib.FTP_TLS("data.watertight-labs.net", "rows", password)
ftplib.FTP("localhost", "rows", password)
telnetlib.Telnet("localhost", 4444)
encrypted = Server("people.watertight-labs.net", use_ssl=True)
Connection(encrypted, user="cn=model", password=password, auto_bind=True)
Connection(Server("ldaps://people.watertight-labs.net"), "cn=model", password)
upgraded = Server("people.watertight-labs.net")
Connection(upgraded, "cn=model", password, auto_bind=ldap3.AUTO_BIND_TLS_BEFORE_BIND)
later = Connection(Server("people.watertight-labs.net"), "cn=model", password)
later.start_tls()
Connection(server, "cn=model", password)
tls = ldap.initialize("ldaps://people.watertight-labs.net")
tls.simple_bind_s("cn=model", password)
begun = ldap.initialize("ldap://people.watertight-labs.net")
begun.start_tls_s()
begun.simple_bind_s("cn=model", password)
anybody = ldap.initialize("ldap://people.watertight-labs.net")
anybody.simple_bind_s()
