ssh churn@gpu.watertight-labs.net nvidia-smi
ssh -o StrictHostKeyChecking=yes churn@gpu.watertight-labs.net nvidia-smi
ssh -o StrictHostKeyChecking=accept-new churn@gpu.watertight-labs.net nvidia-smi
ssh -o StrictHostKeyChecking=no -p 2222 churn@localhost nvidia-smi
# ssh -o StrictHostKeyChecking=no churn@gpu.watertight-labs.net
