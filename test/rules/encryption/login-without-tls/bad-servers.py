import ftplib
import telnetlib

import ldap
from ldap3 import Connection, Server

with ftplib.FTP("data.watertight-labs.net", "rows", password) as ftp:  # expect: login-without-tls
    ftp.retrbinary("RETR rows.csv", write)
switch = telnetlib.Telnet("switch.watertight-labs.net")  # expect: login-without-tls
people = Server("people.watertight-labs.net")
connection = Connection(people, user="cn=model", password=password, auto_bind=True)  # expect: login-without-tls
plain = ldap.initialize("ldap://people.watertight-labs.net")
plain.simple_bind_s("cn=model", password)  # expect: login-without-tls
