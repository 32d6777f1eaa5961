{{/* How Prometheus reads the metrics, but for the port: what a ServiceMonitor and a PodMonitor say alike. Call with the monitor's values. */}}
{{- define "boomi-flow.player.scrape" -}}
path: /metrics
scheme: http
{{- with .interval }}
interval: {{ . }}
{{- end }}
{{- with .scrapeTimeout }}
scrapeTimeout: {{ . }}
{{- end }}
{{- with .relabelings }}
relabelings:
  {{- include "boomi-flow.player.relabelings" . | nindent 2 }}
{{- end }}
{{- with .metricRelabelings }}
metricRelabelings:
  {{- include "boomi-flow.player.relabelings" . | nindent 2 }}
{{- end }}
{{- end }}

{{/* Relabelings with what the cluster would fill in, so that GitOps tools see no difference. */}}
{{- define "boomi-flow.player.relabelings" -}}
{{- $filled := list -}}
{{- range . -}}
{{- $filled = append $filled (merge (dict) . (dict "action" "replace")) -}}
{{- end -}}
{{- toYaml $filled -}}
{{- end }}
