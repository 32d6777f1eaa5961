{{/* The player's metrics. Collected like what _validation.tpl finds. */}}
{{- define "boomi-flow.validation.metrics" -}}
{{- $player := .Values.player -}}
{{- $metrics := $player.metrics -}}
{{- if $metrics.enabled }}
{{- include "boomi-flow.validation.image" (dict "tier" "player.metrics" "values" $metrics) }}
{{- if not (or $metrics.image.tag $metrics.image.digest) }}
player.metrics.image.tag: empty. Name a version of the exporter, or a digest.
{{- end }}
{{- if and $metrics.serviceMonitor.enabled $metrics.podMonitor.enabled }}
player.metrics.serviceMonitor.enabled, player.metrics.podMonitor.enabled: both are on, so every pod would be read twice. Keep one of them.
{{- end }}
{{- if and $player.networkPolicy.enabled (not $metrics.from) }}
player.metrics.from: empty, so the NetworkPolicy lets nobody read the metrics. Name who may, for example [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}].
{{- end }}
{{- else }}
{{- range $monitor := list "serviceMonitor" "podMonitor" }}
{{- if (get $metrics $monitor).enabled }}
player.metrics.{{ $monitor }}.enabled: true, but without player.metrics.enabled there is nothing to read. Turn that on too.
{{- end }}
{{- end }}
{{- end }}
{{- end }}
