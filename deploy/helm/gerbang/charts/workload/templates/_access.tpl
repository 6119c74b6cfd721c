{{- define "workload.service-account" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "workload.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end }}

{{- define "workload.services" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "workload.metadata" . | nindent 2 }}
spec:
  selector:
    {{- include "workload.selector" . | nindent 4 }}
  ports:
    {{- include "workload.service-port" . | nindent 4 }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ include "workload.name" . }}-pods
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "workload.labels" . | nindent 4 }}
spec:
  clusterIP: None
  selector:
    {{- include "workload.selector" . | nindent 4 }}
  ports:
    {{- include "workload.service-port" . | nindent 4 }}
{{- end }}

{{- define "workload.service-port" -}}
{{- $scheme := include "workload.scheme" . -}}
- {name: {{ $scheme }}, port: {{ include "workload.port" . }}, targetPort: {{ $scheme }}, appProtocol: {{ $scheme }}}
{{- end }}

{{- define "workload.disruption-budget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "workload.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      {{- include "workload.selector" . | nindent 6 }}
{{- end }}
