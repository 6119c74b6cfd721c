{{- define "workload.stateful-set" -}}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  {{- include "workload.metadata" . | nindent 2 }}
spec:
  serviceName: {{ include "workload.name" . }}-pods
  replicas: {{ .Values.replicas | default .Values.global.replicas }}
  podManagementPolicy: Parallel
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      {{- include "workload.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "workload.labels" . | nindent 8 }}
    spec:
      {{- include "workload.pod" . | nindent 6 }}
{{- end }}

{{- define "workload.pod" -}}
{{- $additions := include "workload.additions" . | fromYaml -}}
serviceAccountName: {{ include "workload.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: 45
{{- with .Values.global.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - {name: {{ . }}}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "workload.selector" . | nindent 8 }}
{{- with $additions.initContainers }}
initContainers:
  {{- range . }}
  - {{- merge . (include "workload.container" $ | fromYaml) | toYaml | nindent 4 }}
  {{- end }}
{{- end }}
containers:
  - name: {{ .Chart.Name }}
    {{- include "workload.container" . | nindent 4 }}
    env:
      {{- include "workload.environment" . | nindent 6 }}
    {{- with .Values.kafkaClientSecretName | default .Values.global.kafka.clientSecretName }}
    envFrom:
      - secretRef: {name: {{ . }}}
    {{- end }}
    ports:
      - {name: {{ include "workload.scheme" . }}, containerPort: {{ include "workload.port" . }}}
    {{- include "workload.probes" . | nindent 4 }}
    volumeMounts:
      - {name: temporary, mountPath: /tmp}
      {{- if .Values.global.postgresql.caSecret }}
      - {name: postgresql-ca, mountPath: /etc/gerbang/postgresql, readOnly: true}
      {{- end }}
      {{- if .Values.global.serviceTls }}
      - {name: tls, mountPath: /etc/gerbang/tls, readOnly: true}
      - {name: ca, mountPath: /etc/gerbang/ca, readOnly: true}
      {{- end }}
      {{- with $additions.volumeMounts }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
volumes:
  - name: temporary
    emptyDir: {sizeLimit: 64Mi}
  {{- with .Values.global.postgresql.caSecret }}
  - name: postgresql-ca
    secret:
      secretName: {{ .name }}
      items:
        - {key: {{ .key }}, path: ca.crt}
  {{- end }}
  {{- with .Values.global.serviceTls }}
  - name: tls
    secret: {secretName: {{ .secretName }}, defaultMode: 0440}
  - name: ca
    configMap: {name: {{ .caConfigMapName }}}
  {{- end }}
  {{- with $additions.volumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* What every container has, an init container too. */}}
{{- define "workload.container" -}}
image: {{ include "workload.image" . }}
imagePullPolicy: {{ .Values.global.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
resources:
  {{- .Values.resources | default .Values.global.resources | toYaml | nindent 2 }}
{{- end }}

{{/* The first start runs the migrations, so it may take minutes; the pause before a stop lets the endpoints go first. */}}
{{- define "workload.probes" -}}
{{- $scheme := include "workload.scheme" . -}}
startupProbe:
  httpGet: {path: /q/health/started, port: {{ $scheme }}, scheme: {{ upper $scheme }}}
  periodSeconds: 2
  failureThreshold: 90
readinessProbe:
  httpGet: {path: /q/health/ready, port: {{ $scheme }}, scheme: {{ upper $scheme }}}
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
livenessProbe:
  httpGet: {path: /q/health/live, port: {{ $scheme }}, scheme: {{ upper $scheme }}}
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 3
lifecycle:
  preStop:
    sleep: {seconds: 5}
{{- end }}
