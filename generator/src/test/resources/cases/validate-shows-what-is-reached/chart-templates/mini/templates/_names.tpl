{{- define "mini.kind" -}}
{{- if .Values.web.annotations -}}
cloud
{{- else -}}
local
{{- end -}}
{{- end }}
{{- define "mini.left-over" -}}
nobody asks
{{- end }}
