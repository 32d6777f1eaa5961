{{/* What is allowed but seldom meant, one line each; nothing when there is nothing to say. For NOTES.txt. */}}
{{- define "boomi-flow.remarks" -}}
{{- $player := .Values.player -}}
{{- $runtime := .Values.runtime -}}
{{- $database := .Values.database -}}
{{- with get .Values "missingKeys" }}
These keys were missing and have their defaults now: {{ join ", " . }}. Either a null was meant to remove them, which it cannot, or --reuse-values kept the values of an older chart: --reset-then-reuse-values takes the new defaults by itself.
{{- end }}
{{- range $tier, $values := dict "player" $player "runtime" $runtime }}
{{- if $values.enabled }}
{{- if eq (include "boomi-flow.tlsTermination" $values) "none" }}
{{ $tier }}.tls.termination is none: everything between the browser and the {{ $tier }} can be read on the way.
{{- end }}
{{- if and (eq $tier "runtime") (eq $values.service.type "LoadBalancer") (hasKey $values.service.annotations "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type") }}
AWS load balancers register pods more slowly than Kubernetes replaces them. With the AWS Load Balancer Controller label the namespace once, before you install: kubectl label namespace {{ $.Release.Namespace }} elbv2.k8s.aws/pod-readiness-gate-inject=enabled (EKS Auto Mode: eks.amazonaws.com/pod-readiness-gate-inject=enabled).
{{- end }}
{{- end }}
{{- end }}
{{- if include "boomi-flow.runtime.runs" . }}
{{- if lt (include "boomi-flow.fewestPods" $runtime | int) 2 }}
Boomi recommends at least 2 runtime pods in production (runtime.replicas or runtime.autoscaling).
{{- end }}
Boomi recommends at least 4 vCPU and 2 GB for each runtime pod; this release asks for {{ $runtime.resources.requests.cpu | default "no" }} CPU and {{ $runtime.resources.requests.memory | default "no" }} memory (runtime.resources.requests).
{{- if eq $runtime.securityProfile "image" }}
runtime.securityProfile is image: the runtime may run as root in its container.
{{- end }}
{{- if eq $runtime.image.tag "latest" }}
runtime.image.tag is latest: pods that start at different times may run different versions.
{{- end }}
{{- if or $runtime.installationToken.value $database.password.value $runtime.otlp.headers.value }}
A secret was given as a value, which Helm keeps in its release record. Use existingSecret outside of tests.
{{- end }}
{{- $refs := include "boomi-flow.runtime.secretRefs" . | fromYaml }}
{{- if not $refs.DATABASE_CONNECTION_STRING }}
{{- if not (has $database.sslMode (list "VerifyFull" "VerifyCA")) }}
database.sslMode is {{ $database.sslMode }}: the database's certificate is not checked.
{{- else if not (or $database.rootCertificate.existingSecret $database.rootCertificate.existingConfigMap) }}
database.rootCertificate is not set: the runtime's image must know who signed the database's certificate. Clouds often sign with their own authority.
{{- end }}
{{- end }}
A Secret of yours that changes restarts nothing: change runtime.secretRevision as well.
{{- end }}
{{- end }}
