import os
import subprocess

import asyncssh
import paramiko
import pysftp
from airflow.providers.ssh.hooks.ssh import SSHHook
from paramiko.client import AutoAddPolicy, SSHClient

client = paramiko.SSHClient()
client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # expect: unverified-ssh-host
client.set_missing_host_key_policy(paramiko.WarningPolicy)  # expect: unverified-ssh-host
other = SSHClient()
other.set_missing_host_key_policy(AutoAddPolicy())  # expect: unverified-ssh-host
policy = paramiko.AutoAddPolicy()
other.set_missing_host_key_policy(policy=policy)  # expect: unverified-ssh-host

transport = paramiko.Transport(("gpu.watertight-labs.net", 22))
transport.connect(username="churn", password=password)  # expect: unverified-ssh-host

options = pysftp.CnOpts()
options.hostkeys = None  # expect: unverified-ssh-host
hook = SSHHook(ssh_conn_id="gpu", no_host_key_check=True)  # expect: unverified-ssh-host


async def fetch():
    async with asyncssh.connect("gpu.watertight-labs.net", known_hosts=None) as connection:  # expect: unverified-ssh-host
        return await connection.run("cat rows.csv")


command = ["scp", "-o", "StrictHostKeyChecking=no", "gpu.watertight-labs.net:rows.csv", "."]  # expect: unverified-ssh-host
subprocess.run(command, check=True)
os.environ["ANSIBLE_HOST_KEY_CHECKING"] = "False"  # expect: unverified-ssh-host
os.environ["GIT_SSH_COMMAND"] = "ssh -o StrictHostKeyChecking=no"  # expect: unverified-ssh-host
