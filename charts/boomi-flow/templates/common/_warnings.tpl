{{/*
What is allowed but seldom meant: one line each, "key: what it means. What to do.", and never a secret. Nothing when
there is nothing to say. NOTES.txt shows them; what cannot work at all is in _validation.tpl.
*/}}
{{- define "boomi-flow.warnings" -}}
{{- $found := print (include "boomi-flow.warnings.values" .) (include "boomi-flow.warnings.tiers" .) -}}
{{- if include "boomi-flow.runtime.runs" . -}}
{{- $found = print $found (include "boomi-flow.warnings.runtime" .) (include "boomi-flow.warnings.database" .) -}}
{{- end -}}
{{- $lines := list -}}
{{- range splitList "\n" $found -}}
{{- if trim . -}}
{{- $lines = append $lines (trim .) -}}
{{- end -}}
{{- end -}}
{{- join "\n" $lines -}}
{{- end }}

{{/* The values as a whole. */}}
{{- define "boomi-flow.warnings.values" -}}
{{- with get .Values "missingKeys" }}
{{ join ", " . }}: missing, so the defaults are used. A null cannot remove a key; if --reuse-values kept the values of an older chart, use --reset-then-reuse-values.
{{- end }}
{{- end }}

{{/* What both tiers have. */}}
{{- define "boomi-flow.warnings.tiers" -}}
{{- $open := list }}
{{- range $tier, $values := dict "player" .Values.player "runtime" .Values.runtime }}
{{- if ternary $values.enabled (include "boomi-flow.runtime.runs" $) (eq $tier "player") }}
{{- if eq (include "boomi-flow.tlsTermination" $values) "none" }}
{{ $tier }}.tls.termination: none, so everything between the browser and the {{ $tier }} can be read on the way. Choose loadBalancer, pod or upstream outside of tests.
{{- else if and (eq $values.service.type "NodePort") (not (include "boomi-flow.tlsTermination" $values)) }}
{{ $tier }}.tls.termination: not chosen, so the NodePort of the {{ $tier }} serves plain HTTP, which can be read on the way. Choose pod or upstream outside of tests.
{{- end }}
{{- if eq (include "boomi-flow.fewestPods" $values | int) 1 }}
{{ $tier }}.{{ ternary "autoscaling.minReplicas" "replicas" (ne (include "boomi-flow.autoscaled" $values) "") }}: with {{ include "boomi-flow.fewestPods" $values }} pod every restart and every drained node stops the {{ $tier }}. Use 2 or more in production.
{{- end }}
{{- if and (gt (include "boomi-flow.fewestPods" $values | int) 1) (not $values.podDisruptionBudget.enabled) }}
{{ $tier }}.podDisruptionBudget.enabled: false, so draining nodes may stop all pods of the {{ $tier }} at once. Turn it on.
{{- end }}
{{- if and (not $values.image.digest) (regexMatch "^(latest|stable|main|master|edge|dev|nightly)$|[._-](latest|edge|nightly)$" $values.image.tag) }}
{{ $tier }}.image.tag: '{{ $values.image.tag }}' may be another version tomorrow, and pods that start at different times may differ. Name a version, or a digest.
{{- end }}
{{- range $name := list "cpu" "memory" }}
{{- if not (get $values.resources.requests $name) }}
{{ $tier }}.resources.requests.{{ $name }}: not set, so a node may take more pods than it has {{ $name }} for. Set it.
{{- end }}
{{- end }}
{{- if not $values.resources.limits.memory }}
{{ $tier }}.resources.limits.memory: not set, so one pod may take all memory of its node. Set it.
{{- end }}
{{- range $probe := list "startupProbe" "readinessProbe" "livenessProbe" }}
{{- if not (get $values $probe).enabled }}
{{ $tier }}.{{ $probe }}.enabled: false, so Kubernetes does not notice when the {{ $tier }} is not {{ get (dict "startupProbe" "started" "readinessProbe" "ready" "livenessProbe" "alive") $probe }}. Turn it on.
{{- end }}
{{- end }}
{{- if not $values.networkPolicy.enabled }}
{{- $open = append $open (printf "%s.networkPolicy.enabled" $tier) }}
{{- end }}
{{- end }}
{{- end }}
{{- if $open }}
{{ join ", " $open }}: false, so any pod of the cluster may call these pods, and they may call anything. Turn it on where the cluster's network enforces policies.
{{- end }}
{{- end }}

{{/* The runtime. */}}
{{- define "boomi-flow.warnings.runtime" -}}
{{- $runtime := .Values.runtime -}}
{{- if hasPrefix "http:" $runtime.baseUrl }}
runtime.baseUrl: begins with http, so sign-ins travel in plain text, and a player page that came by HTTPS may not call it. Use https outside of tests.
{{- end }}
{{- with $runtime.resources.requests.cpu }}
{{- $cpu := toString . }}
{{- if lt (ternary (trimSuffix "m" $cpu | float64) (mulf $cpu 1000) (hasSuffix "m" $cpu)) 3000.0 }}
runtime.resources.requests.cpu: {{ $cpu }} is little, since Boomi recommends 4 vCPU and 2 GB for each pod in production. Raise it, or keep this to tests.
{{- end }}
{{- end }}
{{- if eq $runtime.securityProfile "image" }}
runtime.securityProfile: image, so the runtime may run as root in its container. Use restricted where its version allows it.
{{- end }}
{{- if has $runtime.loggingLevel (list "debug" "trace") }}
runtime.loggingLevel: {{ $runtime.loggingLevel }}, so the log may hold data of your flows. Go back to information when you have found what you look for.
{{- end }}
{{- range $path, $secret := dict "runtime.installationToken" $runtime.installationToken "runtime.otlp.headers" $runtime.otlp.headers "database.password" .Values.database.password }}
{{- if $secret.value }}
{{ $path }}.value: Helm keeps it in its release record, where whoever reads Secrets finds it. Put it into a Secret of yours and name that in {{ $path }}.existingSecret.
{{- end }}
{{- end }}
{{- end }}

{{/* The database, as far as the chart writes the connection string. */}}
{{- define "boomi-flow.warnings.database" -}}
{{- $database := .Values.database -}}
{{- $runtime := .Values.runtime -}}
{{- $refs := include "boomi-flow.runtime.secretRefs" . | fromYaml -}}
{{- if not (or $refs.DATABASE_CONNECTION_STRING $database.proxy.type) }}
{{- if eq $database.sslMode "VerifyCA" }}
database.sslMode: VerifyCA checks who signed the database's certificate, but not that it is this database's. Use VerifyFull where the certificate holds the host's name.
{{- else if ne $database.sslMode "VerifyFull" }}
database.sslMode: {{ $database.sslMode }} does not check the database's certificate, so anybody on the way may answer for it. Use VerifyFull.
{{- end }}
{{- if and (has $database.sslMode (list "VerifyFull" "VerifyCA")) (not (include "boomi-flow.runtime.databaseCa" .)) }}
database.rootCertificate: not set, so only the authorities in the runtime's image are trusted, which seldom know a cloud's database. Name a ConfigMap or Secret with the database's authority.
{{- end }}
{{- if regexMatch "\\.cluster-[a-z0-9]+\\..*\\.rds\\.amazonaws\\.com" $database.host }}
database.host: an Aurora with a smallest capacity of 0 ACU never pauses under the runtime, which asks it every few seconds, and after a pause takes 15 s or more to answer. Set the smallest capacity to 0.5 ACU or more.
{{- end }}
{{- end }}
{{- if not (or $database.serverMaxConnections $refs.DATABASE_CONNECTION_STRING) }}
{{- $pods := include "boomi-flow.mostPodsInRollout" $runtime | int }}
database.serverMaxConnections: not set, so nothing checks whether the {{ mul $pods (int $database.maxPoolSize) }} connections that {{ $pods }} pods may open during a rollout fit into the server. Set it to the server's max_connections.
{{- end }}
{{- end }}
