package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys and size of a Secret, and what its type asks for. No value of a Secret is in any problem. */
final class SecretCheck implements KindCheck {
    private static final String ACCOUNT = "kubernetes.io/service-account.name";

    @Override
    public Set<String> kinds() {
        return Set.of("Secret");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place data = object.at("data");
        Place plain = object.at("stringData");
        DataEntries.checkKeys(data);
        DataEntries.checkKeys(plain);
        DataEntries.checkBase64(data);
        DataEntries.checkSize(data, DataEntries.encodedSize(data) + DataEntries.plainSize(plain));
        switch (object.at("type").textOrEmpty()) {
            case "kubernetes.io/service-account-token" -> checkToken(object);
            case "kubernetes.io/dockercfg" -> checkJson(object, ".dockercfg");
            case "kubernetes.io/dockerconfigjson" -> checkJson(object, ".dockerconfigjson");
            case "kubernetes.io/basic-auth" -> {
                if (!has(object, "username") && !has(object, "password")) {
                    data.refuse("has neither username nor password", "add them, or remove the type");
                }
            }
            case "kubernetes.io/ssh-auth" -> {
                Place key = plain.at("ssh-privatekey").isThere() ? plain : data;
                key.at("ssh-privatekey").require("add the private key, or remove the type");
            }
            case "kubernetes.io/tls" -> List.of("tls.crt", "tls.key").forEach(key -> require(object, key));
            default -> {
                // Other types may hold anything.
            }
        }
    }

    private static void checkToken(Place object) {
        Place account = object.at("metadata", "annotations").at(ACCOUNT);
        if (account.isEmpty()) {
            account.refuse("is required for this type", "write the name of a ServiceAccount");
        }
    }

    private static boolean has(Place object, String key) {
        return isWritten(object.at("data"), key) || isWritten(object.at("stringData"), key);
    }

    /** A key counts even when its value is null. */
    private static boolean isWritten(Place data, String key) {
        return data.node()
                .filter(Mapping.class::isInstance)
                .filter(node -> ((Mapping) node).entries().containsKey(key))
                .isPresent();
    }

    private static void require(Place object, String key) {
        if (!has(object, key)) {
            object.at("data").at(key).refuse("is required for this type", "add it, or remove the type");
        }
    }

    private static void checkJson(Place object, String key) {
        require(object, key);
        Place plain = object.at("stringData").withNullsAs("").at(key);
        Place encoded = object.at("data").withNullsAs("").at(key);
        Optional<String> text = plain.isThere()
                ? plain.text()
                : encoded.text()
                        .flatMap(found -> DataEntries.decoded(encoded))
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        if (text.isPresent() && !JsonForm.isObject(text.get())) {
            (plain.isThere() ? plain : encoded).refuse("holds no JSON object", "write what docker login writes");
        }
    }
}
