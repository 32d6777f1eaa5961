package io.chartwright.publish.azure;

import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Authorizer;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.Renewed;
import io.chartwright.publish.http.WebRequest;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a storage account is, and what proves that we may write to it. Looked for as the Azure command line does: connection
 * string, key, SAS, then tokens.
 *
 * @param endpoint the address of its blobs, without a slash at the end
 * @param authorizer proves who asks
 */
record AccountSettings(String endpoint, Authorizer authorizer) {

    private static final String API = "2021-12-02";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static AccountSettings of(String account, Network network) {
        Map<String, String> connection = connection(network);
        String named = connection.getOrDefault("AccountName", account);
        if (!named.equals(account)) {
            throw new UnavailableException(
                    "AZURE_STORAGE_CONNECTION_STRING is of the account '" + named + "', not of '" + account + "'");
        }
        boolean isProof = connection.containsKey("AccountKey") || connection.containsKey("SharedAccessSignature");
        Map<String, String> proofs = isProof ? connection : variables(network);
        String key = network.client().secrets().add(proofs.getOrDefault("AccountKey", ""));
        String sas = network.client().secrets().add(proofs.getOrDefault("SharedAccessSignature", ""));
        Authorizer proof;
        if (!key.isEmpty()) {
            SharedKey signer = new SharedKey(account, decoded(key));
            proof = signer::sign;
        } else if (!sas.isEmpty()) {
            String query = sas.replaceFirst("^\\?", "");
            network.client().secrets().add(query);
            proof = request -> request.withUri(URI.create(request.uri() + "?" + query));
        } else {
            Renewed<String> token =
                    new Renewed<>(new TokenChain(network), network.patience().timing());
            proof = request -> request.withHeader("Authorization", "Bearer " + token.get());
        }
        return new AccountSettings(
                endpoint(account, connection, network),
                request -> proof.authorize(
                        dated(request, network.patience().timing().now())));
    }

    private static WebRequest dated(WebRequest request, Instant now) {
        return request.withHeader("x-ms-version", API).withHeader("x-ms-date", DATE.format(now));
    }

    private static String endpoint(String account, Map<String, String> connection, Network network) {
        String endpoint = connection.getOrDefault("BlobEndpoint", network.variable("AZURE_STORAGE_SERVICE_ENDPOINT"));
        String suffix = connection.getOrDefault("EndpointSuffix", "core.windows.net");
        return endpoint.isEmpty()
                ? "https://" + account + ".blob." + suffix
                : Network.server(endpoint, "the endpoint of Azure Blob Storage");
    }

    private static Map<String, String> connection(Network network) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : network.variable("AZURE_STORAGE_CONNECTION_STRING").split(";", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals).strip(),
                        field.substring(equals + 1).strip());
            }
        }
        return fields;
    }

    /** Returns what single variables say, by the names of a connection string. */
    private static Map<String, String> variables(Network network) {
        return Map.of(
                "AccountKey", network.variable("AZURE_STORAGE_KEY"),
                "SharedAccessSignature", network.variable("AZURE_STORAGE_SAS_TOKEN"));
    }

    private static byte[] decoded(String key) {
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            throw new UnavailableException("the key of the storage account is not in Base64");
        }
    }
}
