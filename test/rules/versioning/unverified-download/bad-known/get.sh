curl -fsSL https://files.watertight-labs.net/rows.csv -o data/rows.csv  # expect: unverified-download
wget https://files.watertight-labs.net/rows2.csv  # expect: unverified-download
wget https://files.watertight-labs.net/rows9.csv  # expect: unverified-download
