"""Copies rows. The option StrictHostKeyChecking=no is not for us."""

import asyncssh
import paramiko
import pysftp

client = paramiko.SSHClient()
client.load_system_host_keys()
client.set_missing_host_key_policy(paramiko.RejectPolicy())
client.set_missing_host_key_policy(policy)
model.set_missing_host_key_policy(AutoAddPolicy())
transport = paramiko.Transport(("gpu.watertight-labs.net", 22))
transport.connect(hostkey=known_key, username="churn", pkey=key)
options = pysftp.CnOpts(knownhosts="known_hosts")
asyncssh.connect("gpu.watertight-labs.net", known_hosts="known_hosts")
asyncssh.connect("gpu.watertight-labs.net")
asyncssh.connect("localhost", known_hosts=None)
command = ["ssh", "-o", "StrictHostKeyChecking=accept-new", "gpu.watertight-labs.net"]
