{{/*
Whether the runtime's pods belong to the release: "true" or nothing. With 0 replicas only its Service does, so that the
load balancer's address can be known before the base URL is chosen and the token is used.
*/}}
{{- define "boomi-flow.runtime.runs" -}}
{{- $runtime := .Values.runtime -}}
{{- if and $runtime.enabled (or (include "boomi-flow.autoscaled" $runtime) (not (hasKey $runtime "replicas")) $runtime.replicas) -}}
true
{{- end -}}
{{- end }}

{{/* The runtime's plain settings as YAML: what the ConfigMap holds. */}}
{{- define "boomi-flow.runtime.settings" -}}
{{- $runtime := .Values.runtime -}}
{{- $settings := dict "BASE_URL" $runtime.baseUrl "LOGGING_LEVEL" $runtime.loggingLevel -}}
{{- with $runtime.flowApiUrl -}}
{{- $_ := set $settings "FLOW_API_URL" . -}}
{{- end -}}
{{- if $runtime.offline -}}
{{- $_ := set $settings "FLOW_OFFLINE" "true" -}}
{{- end -}}
{{- with $runtime.otlp.endpoint -}}
{{- $_ := set $settings "Otlp_Endpoint" . -}}
{{- end -}}
{{- toYaml $settings -}}
{{- end }}

{{/* One Key="value" of an Npgsql connection string: quoted, and a quote inside doubled, so that any value is taken as it is. */}}
{{- define "boomi-flow.runtime.npgsql" -}}
{{- printf "%s=\"%s\"" .key (include "boomi-flow.text" .value | replace "\"" "\"\"") -}}
{{- end }}

{{/*
The connection string. Call with root, password (the text) and escape (true for an environment variable, in which
Kubernetes would expand $(NAME); the password is then the reference itself and stays as it is).
*/}}
{{- define "boomi-flow.runtime.connectionString" -}}
{{- $database := .root.Values.database -}}
{{- /* The proxy has no certificate on the pod's own 127.0.0.1; what leaves the pod, it encrypts. */ -}}
{{- $proxied := ne $database.proxy.type "" -}}
{{- $sslMode := ternary "Disable" $database.sslMode $proxied -}}
{{- $verifies := has $sslMode (list "VerifyFull" "VerifyCA" "Disable") -}}
{{- $parts := list
      (dict "key" "Host" "value" (ternary "127.0.0.1" $database.host $proxied))
      (dict "key" "Port" "value" $database.port)
      (dict "key" "Database" "value" $database.name)
      (dict "key" "Username" "value" $database.username)
      (dict "key" "SSL Mode" "value" $sslMode)
      (dict "key" "Trust Server Certificate" "value" (not $verifies)) -}}
{{- if include "boomi-flow.runtime.databaseCa" .root -}}
{{- $parts = append $parts (dict "key" "Root Certificate" "value" "/etc/boomi-flow/database-ca/ca.crt") -}}
{{- end -}}
{{- $parts = concat $parts (list
      (dict "key" "Keepalive" "value" $database.keepaliveSeconds)
      (dict "key" "Minimum Pool Size" "value" $database.minPoolSize)
      (dict "key" "Maximum Pool Size" "value" $database.maxPoolSize)
      (dict "key" "Application Name" "value" "{0}")) -}}
{{- range $name := keys $database.parameters | sortAlpha -}}
{{- $parts = append $parts (dict "key" $name "value" (get $database.parameters $name)) -}}
{{- end -}}
{{- $texts := list -}}
{{- range $parts -}}
{{- $texts = append $texts (include "boomi-flow.runtime.npgsql" .) -}}
{{- end -}}
{{- $text := join ";" $texts -}}
{{- if .escape -}}
{{- $text = replace "$" "$$" $text -}}
{{- end -}}
{{- printf "%s;%s" $text (ternary (printf "Password=\"%s\"" .password) (include "boomi-flow.runtime.npgsql" (dict "key" "Password" "value" .password)) .escape) -}}
{{- end }}

{{/* The volume with the certificate authorities of the database; nothing when there are none or the proxy checks who answers. */}}
{{- define "boomi-flow.runtime.databaseCa" -}}
{{- if not .Values.database.proxy.type -}}
{{- include "boomi-flow.caVolume" (dict "name" "database-ca" "bundle" .Values.database.rootCertificate) -}}
{{- end -}}
{{- end }}

{{/* What the chart's own Secret holds, as YAML, base64-coded; nothing when every secret is in a Secret of the operator. */}}
{{- define "boomi-flow.runtime.secrets" -}}
{{- $runtime := .Values.runtime -}}
{{- $database := .Values.database -}}
{{- $secrets := dict -}}
{{- if include "boomi-flow.runtime.inlinePassword" . -}}
{{- $_ := set $secrets "DATABASE_CONNECTION_STRING" (include "boomi-flow.runtime.connectionString" (dict "root" . "password" $database.password.value "escape" false)) -}}
{{- end -}}
{{- $refs := include "boomi-flow.runtime.secretRefs" . | fromYaml -}}
{{- if and $runtime.installationToken.value (not $refs.INSTALLATION_TOKEN) -}}
{{- $_ := set $secrets "INSTALLATION_TOKEN" $runtime.installationToken.value -}}
{{- end -}}
{{- if and $runtime.otlp.headers.value (not $refs.OTLP_HEADERS) -}}
{{- $_ := set $secrets "OTLP_HEADERS" $runtime.otlp.headers.value -}}
{{- end -}}
{{- range $key, $value := $secrets -}}
{{- $_ := set $secrets $key (b64enc $value) -}}
{{- end -}}
{{- if $secrets -}}
{{- toYaml $secrets -}}
{{- end -}}
{{- end }}

{{/* Whether the password is a value: "true" or nothing. */}}
{{- define "boomi-flow.runtime.inlinePassword" -}}
{{- $refs := include "boomi-flow.runtime.secretRefs" . | fromYaml -}}
{{- if and .Values.database.password.value (not $refs.password) (not $refs.DATABASE_CONNECTION_STRING) -}}
true
{{- end -}}
{{- end }}

{{/* Whether the password is pasted into the connection string by Kubernetes: "true" or nothing. */}}
{{- define "boomi-flow.runtime.pastedPassword" -}}
{{- $refs := include "boomi-flow.runtime.secretRefs" . | fromYaml -}}
{{- if and $refs.password (not $refs.DATABASE_CONNECTION_STRING) -}}
true
{{- end -}}
{{- end }}

{{/* Environment variables that come from Secrets. */}}
{{- define "boomi-flow.runtime.secretEnv" -}}
{{- $own := printf "%s-runtime" (include "boomi-flow.fullname" .) -}}
{{- $refs := include "boomi-flow.runtime.secretRefs" . | fromYaml -}}
{{- if include "boomi-flow.runtime.pastedPassword" . -}}
# Kubernetes puts the password, which was checked before, between the quotes.
- name: DATABASE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ $refs.password.name | quote }}, key: {{ $refs.password.key | quote }}}
- name: DATABASE_CONNECTION_STRING
  value: {{ include "boomi-flow.runtime.connectionString" (dict "root" . "password" "$(DATABASE_PASSWORD)" "escape" true) | toJson }}
{{- else }}
{{- $string := $refs.DATABASE_CONNECTION_STRING | default (dict "name" $own "key" "DATABASE_CONNECTION_STRING") }}
- name: DATABASE_CONNECTION_STRING
  valueFrom:
    secretKeyRef: {name: {{ $string.name | quote }}, key: {{ $string.key | quote }}}
{{- end }}
{{- $token := $refs.INSTALLATION_TOKEN | default (dict "name" $own "key" "INSTALLATION_TOKEN") }}
- name: INSTALLATION_TOKEN
  valueFrom:
    secretKeyRef: {name: {{ $token.name | quote }}, key: {{ $token.key | quote }}}
{{- $headers := $refs.OTLP_HEADERS | default (dict "name" $own "key" "OTLP_HEADERS") }}
{{- if or $refs.OTLP_HEADERS .Values.runtime.otlp.headers.value }}
- name: Otlp_Headers
  valueFrom:
    secretKeyRef: {name: {{ $headers.name | quote }}, key: {{ $headers.key | quote }}}
{{- end }}
{{- end }}

{{/* The script of the container that checks the password before Kubernetes pastes it. It never prints it. */}}
{{- define "boomi-flow.runtime.passwordCheck" -}}
refuse() {
  echo "The key '$SECRET_KEY' of Secret '$SECRET_NAME' (database.password) $1." >&2
  exit 1
}
line_feed='
'
carriage_return=$(printf '\r')
case $DATABASE_PASSWORD in
  '') refuse 'is empty' ;;
  *'"'*) refuse 'holds a double quote, which would end the password inside the connection string. Choose another password, or put the whole connection string into a Secret and name it in database.connectionString.existingSecret' ;;
  *"$line_feed"* | *"$carriage_return"*) refuse 'holds a line break, most often because it was made with echo. Make the Secret with kubectl create secret generic --from-literal' ;;
esac
{{- end }}

{{/* The nginx.conf of the proxy that ends TLS before the runtime. */}}
{{- define "boomi-flow.runtime.proxyConfig" -}}
{{- $runtime := .Values.runtime -}}
{{- include "boomi-flow.nginxMain" (dict "workers" 2 "grace" (include "boomi-flow.drainSeconds" $runtime)) }}

http {
  {{- include "boomi-flow.nginxHttp" . | nindent 2 }}
  access_log off;

  {{- include "boomi-flow.nginxTlsFiles" . | nindent 2 }}
  map $http_upgrade $connection_upgrade {
    default upgrade;
    "" "";
  }
  upstream runtime {
    server 127.0.0.1:80;
    keepalive 32;
  }

  server {
    {{- include "boomi-flow.nginxListen" (dict "values" $runtime "port" 8443 "tls" true) | nindent 4 }}
    server_name _;
    {{- include "boomi-flow.nginxTls" . | nindent 4 }}
    client_max_body_size {{ $runtime.tlsProxy.maxBodySize }};

    location = /.tls-proxy/healthz {
      default_type text/plain;
      return 200 "ok\n";
    }
    location / {
      proxy_pass http://runtime;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Host $http_host;
      proxy_set_header X-Forwarded-Proto https;
      proxy_read_timeout {{ int $runtime.tlsProxy.timeoutSeconds }}s;
      proxy_send_timeout {{ int $runtime.tlsProxy.timeoutSeconds }}s;
      # Nothing is held back: neither an upload nor an answer that comes bit by bit.
      proxy_request_buffering off;
      proxy_buffering off;
      proxy_redirect off;
    }
  }
}
{{ end }}

{{/* The security context of the runtime's pod. The one sysctl, a safe one, lets a program without root listen on port 80. */}}
{{- define "boomi-flow.runtime.podSecurityContext" -}}
{{- $runtime := .Values.runtime -}}
{{- $sysctls := list (dict "name" "net.ipv4.ip_unprivileged_port_start" "value" "80") -}}
{{- if eq $runtime.securityProfile "restricted" -}}
{{- include "boomi-flow.podSecurityContext" (dict "user" $runtime.runAsUser "sysctls" $sysctls "overrides" $runtime.podSecurityContext) -}}
{{- else -}}
{{- mergeOverwrite (dict "seccompProfile" (dict "type" "RuntimeDefault") "sysctls" $sysctls) (deepCopy $runtime.podSecurityContext) | toYaml -}}
{{- end -}}
{{- end }}

{{/* The security context of the runtime's own container. */}}
{{- define "boomi-flow.runtime.securityContext" -}}
{{- $runtime := .Values.runtime -}}
{{- if eq $runtime.securityProfile "restricted" -}}
{{- include "boomi-flow.securityContext" (dict "readOnly" $runtime.readOnlyRootFilesystem "overrides" $runtime.securityContext) -}}
{{- else -}}
{{- toYaml $runtime.securityContext -}}
{{- end -}}
{{- end }}

{{/* The security context of the containers from the player's image beside the runtime: restricted whatever the runtime's profile is. */}}
{{- define "boomi-flow.runtime.helperSecurityContext" -}}
{{- include "boomi-flow.securityContext" (dict "readOnly" true "overrides" (dict "runAsNonRoot" true)) -}}
{{- end }}

{{/* The arguments of the Auth Proxy, as a list. Its health check must not stay on localhost, where Kubernetes could not ask it. */}}
{{- define "boomi-flow.runtime.databaseProxyArgs" -}}
{{- $proxy := .Values.database.proxy -}}
{{- $network := dict "cloudSql" (dict "private" "--private-ip" "psc" "--psc") "alloyDb" (dict "public" "--public-ip" "psc" "--psc") -}}
- --address=127.0.0.1
- --port={{ int .Values.database.port }}
- --health-check
- --http-address=0.0.0.0
- --http-port={{ int $proxy.healthPort }}
- --structured-logs
{{- with get (get $network $proxy.type) $proxy.network }}
- {{ . }}
{{- end }}
{{- range $proxy.extraArgs }}
- {{ . | quote }}
{{- end }}
- {{ (get $proxy $proxy.type).instance | quote }}
{{- end }}
