{{- define "demo.secret" -}}
{{ .Values.tls.secretName | default "none" }}
{{- end }}
