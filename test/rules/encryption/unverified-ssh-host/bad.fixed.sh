ssh churn@gpu.watertight-labs.net nvidia-smi  # expect: unverified-ssh-host
scp -oStrictHostKeyChecking=no rows.csv churn@gpu.watertight-labs.net:rows.csv  # expect: unverified-ssh-host
rsync -e "ssh -o StrictHostKeyChecking=no" rows.csv churn@gpu.watertight-labs.net:rows.csv  # expect: unverified-ssh-host
GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no" git clone git@git.watertight-labs.net:churn.git  # expect: unverified-ssh-host
echo "StrictHostKeyChecking no" >> ~/.ssh/config  # expect: unverified-ssh-host
export ANSIBLE_HOST_KEY_CHECKING=False  # expect: unverified-ssh-host
