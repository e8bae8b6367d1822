import type { Scaffold } from '../types';

/** What a pod may do is what it needs; two copies, so that one may fail. */
export const KUBERNETES_HARDENING: Scaffold = {
  id: 'kubernetes-hardening',
  title: 'Hardened Kubernetes manifests',
  summary: 'A deployment of the service in two copies that may do nothing but answer: no root, no token, no way out.',
  items: ['ACC-P2', 'VER-T1'],
  create: () => ({
    files: [
      { path: 'deploy/kubernetes/model.yaml', text: MANIFESTS },
      { path: 'deploy/kubernetes/kustomization.yaml', text: KUSTOMIZATION },
    ],
    commands: [
      'kustomize edit set image model=registry.example.com/team/model@sha256:<digest>',
      'kubectl apply --dry-run=server --kustomize deploy/kubernetes',
    ],
    notes: [
      'The service is expected to answer /health on port 8000.',
      'Name your image by its digest, as the first command shows; run it in deploy/kubernetes.',
    ],
  }),
};

const KUSTOMIZATION = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - model.yaml
`;

const MANIFESTS = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: model
  labels: { app: model }
automountServiceAccountToken: false
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
  labels: { app: model }
spec:
  replicas: 2
  selector:
    matchLabels: { app: model }
  strategy:
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  template:
    metadata:
      labels: { app: model }
    spec:
      serviceAccountName: model
      automountServiceAccountToken: false
      enableServiceLinks: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        seccompProfile:
          type: RuntimeDefault
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: { app: model }
      containers:
        - name: model
          # kustomize puts the registry and the digest in.
          image: model
          ports:
            - name: http
              containerPort: 8000
          securityContext:
            allowPrivilegeEscalation: false
            privileged: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          resources:
            requests:
              cpu: 500m
              memory: 1Gi
            limits:
              memory: 2Gi
          readinessProbe:
            httpGet:
              path: /health
              port: http
          livenessProbe:
            httpGet:
              path: /health
              port: http
            initialDelaySeconds: 30
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 256Mi
---
apiVersion: v1
kind: Service
metadata:
  name: model
  labels: { app: model }
spec:
  type: ClusterIP
  selector: { app: model }
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: model
spec:
  minAvailable: 1
  selector:
    matchLabels: { app: model }
---
# Callers come through the gateway; the model itself reaches nobody but the name service.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: model
spec:
  podSelector:
    matchLabels: { app: model }
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: gateway
      ports:
        - port: http
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - port: 53
          protocol: UDP
        - port: 53
          protocol: TCP
`;
