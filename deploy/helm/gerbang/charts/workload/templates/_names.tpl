{{/* A StatefulSet's name plus a revision's hash must fit a label's 63 characters. */}}
{{- define "workload.name" -}}
{{- $name := printf "%s-%s" .Release.Name .Chart.Name }}
{{- if gt (len $name) 52 }}
  {{- fail (printf "the release's name is too long: %s has more than 52 characters" $name) }}
{{- end }}
{{- $name }}
{{- end }}

{{/* How the services speak with one another and with the gateway. */}}
{{- define "workload.scheme" -}}
{{- ternary "https" "http" (not (empty .Values.global.serviceTls)) }}
{{- end }}

{{- define "workload.port" -}}
{{- ternary 8443 8080 (not (empty .Values.global.serviceTls)) }}
{{- end }}

{{- define "workload.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* Every pod of the release, whichever service it is of. */}}
{{- define "workload.neighbours" -}}
app.kubernetes.io/part-of: gerbang
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "workload.labels" -}}
{{ include "workload.selector" . }}
app.kubernetes.io/part-of: gerbang
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "workload.metadata" -}}
name: {{ include "workload.name" . }}
namespace: {{ .Release.Namespace }}
labels:
  {{- include "workload.labels" . | nindent 2 }}
{{- end }}

{{- define "workload.image" -}}
{{- $image := .Values.global.image }}
{{- $image.registry }}/{{ .Chart.Name }}:{{ $image.tag | default .Chart.AppVersion }}
{{- end }}
