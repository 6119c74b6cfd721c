{{- define "workload.environment" -}}
{{- $database := .Values.database }}
{{- $server := printf "postgresql://%s:%v/%s" .Values.global.postgresql.host .Values.global.postgresql.port $database.name -}}
{{- $authority := "/etc/gerbang/postgresql/ca.crt" -}}
{{- $verified := ternary (printf "?sslmode=verify-full&sslrootcert=%s" $authority) "" (hasKey .Values.global.postgresql "caSecret") -}}
# The pod's stable name: a restarted pod takes its own outbox lanes and Kafka partitions back at once.
- name: GERBANG_SLOT
  valueFrom:
    fieldRef: {fieldPath: metadata.name}
- name: JDK_JAVA_OPTIONS
  value: {{ .Values.jvmOptions | default .Values.global.jvmOptions | quote }}
- {name: QUARKUS_HTTP_HOST, value: "0.0.0.0"}
- {name: QUARKUS_HTTP_PORT, value: "8080"}
{{- if .Values.global.serviceTls }}
- {name: QUARKUS_HTTP_INSECURE_REQUESTS, value: disabled}
- {name: QUARKUS_HTTP_SSL_PORT, value: "8443"}
- {name: QUARKUS_HTTP_SSL_CERTIFICATE_FILES, value: /etc/gerbang/tls/tls.crt}
- {name: QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES, value: /etc/gerbang/tls/tls.key}
- {name: QUARKUS_HTTP_SSL_CERTIFICATE_RELOAD_PERIOD, value: 1H}
- {name: GERBANG_SERVICES_CA_FILE, value: /etc/gerbang/ca/ca.crt}
{{- end }}
- {name: QUARKUS_SHUTDOWN_TIMEOUT, value: 20S}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ .Values.global.kafka.bootstrapServers | quote }}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: {{ $server | quote }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:%s%s" $server $verified | quote }}
{{- if $verified }}
- {name: QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE, value: verify-full}
- {name: QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM, value: HTTPS}
- {name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM, value: "true"}
- {name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS, value: {{ $authority }}}
{{- end }}
{{- include "workload.credentials" (dict "prefix" "QUARKUS_DATASOURCE" "secret" $database.secretName) }}
{{- include "workload.credentials" (dict "prefix" "QUARKUS_FLYWAY" "secret" $database.ownerSecretName) }}
{{- range list "checkout" "fraud" "authorization" "settlement" }}
- name: GERBANG_{{ upper . }}_URL
  value: {{ include "workload.scheme" $ }}://{{ $.Release.Name }}-{{ . }}-service:{{ include "workload.port" $ }}
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
