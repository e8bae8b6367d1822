import paramiko
from fabric import Connection

connection = Connection("gpu.watertight-labs.net")
connection.client.set_missing_host_key_policy(paramiko.RejectPolicy())
connection.run("wc -l rows.csv")
