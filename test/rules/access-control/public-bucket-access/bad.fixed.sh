aws s3 cp model.bin s3://models/model.bin  # expect: public-bucket-access
aws s3 sync rows s3://rows --delete  # expect: public-bucket-access
aws s3api delete-public-access-block --bucket rows  # expect: public-bucket-access
gsutil iam ch allUsers:objectViewer gs://models  # expect: public-bucket-access
gsutil acl ch -u AllUsers:W gs://models/model.bin  # expect: public-bucket-access
gsutil acl set public-read gs://models/model.bin  # expect: public-bucket-access
gsutil cp model.bin gs://models  # expect: public-bucket-access
# expect(+1): public-bucket-access
gcloud storage buckets add-iam-policy-binding gs://models --member=allUsers --role=roles/storage.objectViewer
az storage container create --name models --public-access blob  # expect: public-bucket-access
# expect(+1): public-bucket-access
aws s3api put-public-access-block --bucket rows --public-access-block-configuration BlockPublicAcls=false
az storage account create --name churn --allow-blob-public-access true  # expect: public-bucket-access
gcloud storage buckets update gs://models --no-public-access-prevention  # expect: public-bucket-access
