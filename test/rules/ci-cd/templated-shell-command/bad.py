from airflow.models import Variable
from airflow.operators.bash import BashOperator
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.ssh.operators.ssh import SSHOperator

train = BashOperator(
    task_id="train",
    bash_command="python train.py --name {{ dag_run.conf['name'] }}",  # expect: templated-shell-command
)
clean = BashOperator(task_id="clean", bash_command="rm -rf {{ params.folder }}")  # expect: templated-shell-command
pull = BashOperator(task_id="pull", bash_command="echo {{ ti.xcom_pull(task_ids='name') }}")  # expect: templated-shell-command
bucket = Variable.get("bucket")
sync = BashOperator(task_id="sync", bash_command=f"gsutil rsync data {bucket}")  # expect: templated-shell-command


def make(name, host):
    BashOperator(task_id="a", bash_command="python train.py " + name)  # expect: templated-shell-command
    BashOperator(task_id="b", bash_command="python train.py {}".format(name))  # expect: templated-shell-command
    return SSHOperator(task_id="c", command=f"systemctl restart {name}")  # expect: templated-shell-command


pod = KubernetesPodOperator(
    task_id="pod",
    image="train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    cmds=["bash", "-c"],
    arguments=["python train.py --name {{ dag_run.conf['name'] }}"],  # expect: templated-shell-command
)


from airflow.decorators import task
from airflow.operators.bash_operator import BashOperator as Bash

renamed = Bash(task_id="renamed", bash_command="echo {{ params.name }}")  # expect: templated-shell-command


@task.bash
def show(name: str) -> str:
    return f"echo {name}"  # expect: templated-shell-command
