{{/* What leads to a tier from outside. Collected like what _validation.tpl finds. Call with tier (the name) and values. */}}
{{- define "boomi-flow.validation.exposure" -}}
{{- $tier := .tier -}}
{{- $values := .values -}}
{{- $on := list -}}
{{- range $key := list "ingress" "httpRoute" "route" }}
{{- if (get $values $key).enabled }}
{{- $on = append $on (printf "%s.%s.enabled" $tier $key) }}
{{- end }}
{{- end }}
{{- if gt (len $on) 1 }}
{{ join ", " $on }}: {{ ternary "both" "all" (eq (len $on) 2) }} are on. Keep one of them.
{{- end }}
{{- if and $on (eq $values.service.type "LoadBalancer") }}
{{- $kind := ternary "Ingress" (ternary "HTTPRoute" "Route" $values.httpRoute.enabled) $values.ingress.enabled }}
{{ $tier }}.service.type: a LoadBalancer would lead past the {{ $kind }}. Set service.type to ClusterIP (and service.loadBalancerClass to "").
{{- end }}
{{- if $values.route.enabled }}
{{- include "boomi-flow.validation.route" . }}
{{- end }}
{{- end }}

{{/* A Route of OpenShift. Call with tier (the name) and values. */}}
{{- define "boomi-flow.validation.route" -}}
{{- $tier := .tier -}}
{{- $route := .values.route -}}
{{- $pod := eq (include "boomi-flow.tlsTermination" .values) "pod" -}}
{{- if and (eq $route.termination "edge") $pod }}
{{ $tier }}.route.termination: edge sends plain HTTP, but the pod expects TLS (tls.termination pod). Choose reencrypt or passthrough, or tls.termination upstream.
{{- end }}
{{- if and (ne $route.termination "edge") (not $pod) }}
{{ $tier }}.route.termination: {{ $route.termination }} sends TLS to the pod, but tls.termination is {{ .values.tls.termination }}. Set tls.termination to pod, or choose edge.
{{- end }}
{{- if and (eq $route.termination "edge") (eq .values.tls.termination "none") }}
{{ $tier }}.tls.termination: none means plain HTTP, but the Route ends TLS. Choose upstream.
{{- end }}
{{- if and (eq $route.termination "passthrough") $route.path }}
{{ $tier }}.route.path: with passthrough the router cannot see the path. Remove it, or choose another route.termination.
{{- end }}
{{- if and (eq $route.termination "passthrough") (eq $route.insecureEdgeTerminationPolicy "Allow") }}
{{ $tier }}.route.insecureEdgeTerminationPolicy: Allow is not possible with passthrough. Choose Redirect or None.
{{- end }}
{{- if and $route.destinationCACertificate (ne $route.termination "reencrypt") }}
{{ $tier }}.route.destinationCACertificate: only for reencrypt, but route.termination is {{ $route.termination }}. Remove it.
{{- end }}
{{- if and $route.host (not (regexMatch "^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$" $route.host)) }}
{{ $tier }}.route.host: '{{ $route.host }}' is not a host name. Write it in small letters, without scheme, port and path.
{{- end }}
{{- end }}
