curl -fsSL https://data.watertight-labs.net/rows.csv -o rows.csv  # expect: plain-text-transport, unverified-download
wget 'https://huggingface.co/watertight-labs/rows/resolve/main/rows.csv'  # expect: plain-text-transport, unverified-download
git clone https://git.watertight-labs.net/toolbox.git  # expect: plain-text-transport
pip install --index-url https://packages.watertight-labs.net/simple toolbox==1.2  # expect: plain-text-transport
dvc remote add store https://data.watertight-labs.net/dvc  # expect: plain-text-transport
export MLFLOW_TRACKING_URI=http://mlflow.watertight-labs.net:5000  # expect: plain-text-transport
