import asyncio
import os
import shlex
import subprocess
import subprocess as sp
import sys
from glob import glob
from os import system
from pathlib import Path

import paramiko
import requests


def convert(path, rate):
    os.system(f"ffmpeg -i {shlex.quote(str(path))} -ar {shlex.quote(str(rate))} out.wav")  # expect: built-shell-command
    os.system("ffmpeg -i " + path + " out.wav")  # expect: built-shell-command
    system("ffmpeg -i %s out.wav" % path)  # expect: built-shell-command
    os.popen("ffprobe {}".format(path)).read()  # expect: built-shell-command
    subprocess.run(f"ffmpeg -i '{path}' out.wav", shell=True, check=True)  # expect: built-shell-command
    command = f"sox {path} out.wav"
    sp.check_call(command, shell=True)  # expect: built-shell-command
    command += " rate 16000"
    sp.Popen(args=command, shell=True, stdout=sp.PIPE)  # expect: built-shell-command
    subprocess.run(["bash", "-c", f"cat {path} | gzip > out.gz"], check=True)  # expect: built-shell-command
    return subprocess.getoutput(" ".join(["soxi", path]))  # expect: built-shell-command


async def mirror(bucket, options):
    await asyncio.create_subprocess_shell(f"aws s3 sync {shlex.quote(str(bucket))} data")  # expect: built-shell-command
    subprocess.call(f"rsync {options['flags']} data/", **{"shell": True})  # expect: built-shell-command


class Trainer:
    def __init__(self, config):
        self.config = config

    def launch(self):
        command = "python train.py --config " + self.config
        return subprocess.Popen(command, shell=True)  # expect: built-shell-command


for name in glob("scans/*.dcm"):
    os.system(f"dcm2niix {shlex.quote(str(name))}")  # expect: built-shell-command


def run(command):
    return subprocess.run(command, shell=True, check=True)  # expect: built-shell-command


job = requests.get("https://jobs.example.com/next", timeout=10).json()
os.system(f"python train.py --name {job['name']}")  # expect: built-shell-command

folder = sys.argv[1]
os.system(f"du -sh {shlex.quote(str(folder))}")  # expect: built-shell-command
os.system(f"ls {os.environ['DATA_DIR']}")  # expect: built-shell-command

client = paramiko.SSHClient()


def restart(service):
    client.exec_command(f"systemctl restart {shlex.quote(str(service))}")  # expect: built-shell-command


os.system("tar czf backup.tgz *")  # expect: built-shell-command


def unpack(archive: Path):
    subprocess.run(f"unzip {shlex.quote(str(archive.name))}", shell=True)  # expect: built-shell-command
os.system(input("Command: "))  # expect: built-shell-command
