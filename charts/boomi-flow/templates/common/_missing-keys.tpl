{{/*
Gives each key that is in the defaults and not in the values its default, and writes a line with its path. Call with path
(of the parent, with a dot at its end), defaults and values. Entries of free maps may be missing, and replicas may be left
to something else.
*/}}
{{- define "boomi-flow.missingKeys" -}}
{{- $free := list "behavior" "limits" "nodeSelector" "player.headers" "requests" "writablePaths" -}}
{{- range $key, $default := .defaults -}}
{{- if not (has $key (list "global" "replicas")) -}}
{{- $value := index $.values $key -}}
{{- if kindIs "invalid" $value }}
{{ $.path }}{{ $key }}
{{- $_ := set $.values $key $default -}}
{{- else if and (kindIs "map" $default) (kindIs "map" $value) (not (or (has $key $free) (has (print $.path $key) $free))) -}}
{{- include "boomi-flow.missingKeys" (dict "path" (printf "%s%s." $.path $key) "defaults" $default "values" $value) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end }}
