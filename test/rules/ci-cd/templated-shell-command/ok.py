from airflow.operators.bash import BashOperator
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from own.operators import BashOperator as OwnOperator

FOLDER = "data/raw"
STEPS = ["clean", "train"]

plain = BashOperator(task_id="plain", bash_command="python train.py --day {{ ds }}")
known = BashOperator(task_id="known", bash_command=f"ls {FOLDER}")
train = BashOperator(
    task_id="train",
    bash_command='python train.py --name "$NAME"',
    env={"NAME": "{{ dag_run.conf['name'] }}"},
)
for step in STEPS:
    BashOperator(task_id=step, bash_command=f"dvc repro {step}")

pod = KubernetesPodOperator(
    task_id="pod",
    image="train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    cmds=["python", "train.py"],
    arguments=["--name", "{{ dag_run.conf['name'] }}"],
)
own = OwnOperator(bash_command="echo {{ params.name }}")


from airflow.decorators import task


@task.bash(env={"DAY": "{{ ds }}"})
def show(name: str) -> str:
    return 'echo "$DAY"'
