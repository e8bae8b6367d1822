mc anonymous set none store/models
mc anonymous get store/public
mc mb store/public
mc policy list minio/models
dvc remote modify store acl private
