{{/* What selects a tier's pods. Never add to it: Kubernetes refuses to change it. Call with root and tier. */}}
{{- define "boomi-flow.selectorLabels" -}}
app.kubernetes.io/name: {{ include "boomi-flow.name" .root | quote }}
app.kubernetes.io/instance: {{ .root.Release.Name | quote }}
app.kubernetes.io/component: {{ .tier | quote }}
{{- end }}

{{/*
The labels of an object. A pod's labels leave the chart's version out, so that a new chart alone restarts nothing.
Call with root, tier and, where wanted, extra (a map of more labels) and pod (true for a pod).
*/}}
{{- define "boomi-flow.labels" -}}
{{- $labels := dict -}}
{{- range $map := list .root.Values.commonLabels .extra -}}
{{- range $key, $value := $map -}}
{{- $_ := set $labels $key (include "boomi-flow.text" $value) -}}
{{- end -}}
{{- end -}}
{{- $_ := set $labels "app.kubernetes.io/version" (include "boomi-flow.version" .) -}}
{{- $_ := set $labels "app.kubernetes.io/part-of" "boomi-flow" -}}
{{- $_ := set $labels "app.kubernetes.io/managed-by" .root.Release.Service -}}
{{- if not .pod -}}
{{- $_ := set $labels "helm.sh/chart" (printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimAll "-_.") -}}
{{- end -}}
{{- mergeOverwrite $labels (include "boomi-flow.selectorLabels" . | fromYaml) | toYaml -}}
{{- end }}

{{/* What a tier runs, as a label: the image's tag, else the start of its digest. */}}
{{- define "boomi-flow.version" -}}
{{- $image := dict -}}
{{- if hasKey .root.Values .tier -}}
{{- $image = (index .root.Values .tier).image | default dict -}}
{{- end -}}
{{- $version := $image.tag | default ($image.digest | default .root.Chart.AppVersion | trunc 19) -}}
{{- regexReplaceAll "[^A-Za-z0-9._-]" $version "-" | trunc 63 | trimAll "-_." -}}
{{- end }}

{{/*
Annotations as YAML: later maps win, templates in values are filled in, and what comes out empty is left out.
Call with root, maps (a list of maps) and, where wanted, plain (a map that is taken as it is and wins).
*/}}
{{- define "boomi-flow.annotations" -}}
{{- $root := .root -}}
{{- $annotations := dict -}}
{{- range $map := .maps -}}
{{- range $key, $value := $map -}}
{{- $text := include "boomi-flow.text" $value -}}
{{- /* tpl copies every template of the chart, which takes longer than all the rest here. */ -}}
{{- if contains "{{" $text -}}
{{- $text = tpl $text $root -}}
{{- end -}}
{{- $_ := set $annotations $key (trim $text) -}}
{{- end -}}
{{- end -}}
{{- $filled := dict -}}
{{- range $key, $value := merge (dict) (.plain | default dict) $annotations -}}
{{- if $value -}}
{{- $_ := set $filled $key $value -}}
{{- end -}}
{{- end -}}
{{- if $filled -}}
{{- toYaml $filled -}}
{{- end -}}
{{- end }}

{{/* A text, number or boolean as text: large numbers keep their digits. */}}
{{- define "boomi-flow.text" -}}
{{- if kindIs "string" . -}}
{{- . -}}
{{- else -}}
{{- toJson . -}}
{{- end -}}
{{- end }}
