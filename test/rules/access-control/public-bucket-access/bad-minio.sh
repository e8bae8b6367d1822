mc anonymous set download store/models  # expect: public-bucket-access
mc anonymous set public minio/models  # expect: public-bucket-access
/usr/bin/mc policy set upload store/rows  # expect: public-bucket-access
dvc remote modify store acl public-read  # expect: public-bucket-access
