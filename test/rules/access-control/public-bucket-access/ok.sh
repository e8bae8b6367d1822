aws s3 cp model.bin s3://models/model.bin
aws s3 cp model.bin s3://models/model.bin --acl private
aws s3 cp public-read s3://models/public-read
gsutil iam ch group:ml@watertight-labs.net:objectViewer gs://models
gsutil acl ch -d AllUsers gs://models
gcloud run services add-iam-policy-binding web --member=allUsers --role=roles/run.invoker
az storage container create --name models --public-access off
aws s3api put-public-access-block --bucket rows --public-access-block-configuration BlockPublicAcls=true
az storage account create --name churn --allow-blob-public-access false
gcloud storage buckets update gs://models --public-access-prevention
