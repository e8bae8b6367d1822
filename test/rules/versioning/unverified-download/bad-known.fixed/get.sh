curl -fsSL https://files.watertight-labs.net/rows.csv -o data/rows.csv && echo "7cde7fb64fd82bd152710cf238e017b9ab46c0592483edc067ba4f6c75fac108  data/rows.csv" | sha256sum -c -  # expect: unverified-download
wget https://files.watertight-labs.net/rows2.csv && echo "4ece338a824893ad18a76a3173acce24b5e60addef0d55bf47ea13070ea88daa  rows2.csv" | sha256sum -c -  # expect: unverified-download
wget https://files.watertight-labs.net/rows9.csv  # expect: unverified-download
