{{- define "workload.environment" -}}
{{- $database := .Values.database }}
{{- $server := printf "postgresql://%s:%v/%s" .Values.global.postgresql.host .Values.global.postgresql.port $database.name -}}
# The pod's stable name: a restarted pod takes its own outbox lanes and Kafka partitions back at once.
- name: GERBANG_SLOT
  valueFrom:
    fieldRef: {fieldPath: metadata.name}
- name: JDK_JAVA_OPTIONS
  value: {{ .Values.jvmOptions | default .Values.global.jvmOptions | quote }}
- {name: QUARKUS_HTTP_HOST, value: "0.0.0.0"}
- {name: QUARKUS_HTTP_PORT, value: "8080"}
- {name: QUARKUS_SHUTDOWN_TIMEOUT, value: 20S}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ .Values.global.kafka.bootstrapServers | quote }}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: {{ $server | quote }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:%s" $server | quote }}
{{- include "workload.credentials" (dict "prefix" "QUARKUS_DATASOURCE" "secret" $database.secretName) }}
{{- include "workload.credentials" (dict "prefix" "QUARKUS_FLYWAY" "secret" $database.ownerSecretName) }}
{{- range list "checkout" "fraud" "authorization" "settlement" }}
- name: GERBANG_{{ upper . }}_URL
  value: http://{{ $.Release.Name }}-{{ . }}-service:8080
{{- end }}
{{- with (include "workload.additions" . | fromYaml).environment }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "workload.credentials" -}}
{{- range list "username" "password" }}
- name: {{ $.prefix }}_{{ upper . }}
  valueFrom:
    secretKeyRef: {name: {{ $.secret }}, key: {{ . }}}
{{- end }}
{{- end }}
