package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Settings of connections ask for TLS and have the other side proven. Words of libpq, Npgsql, JDBC drivers and SqlClient
 * are known. Of a text, only these words are said, because the rest may be secret.
 */
final class UnverifiedTls implements CellRule {
    private static final Pattern WORDS = Pattern.compile(
            "\\b(?:ssl[ _]?mode\\s?=\\s?(?:disable|allow|prefer)|trust\\s?server\\s?certificate\\s?=\\s?(?:true|yes)"
                    + "|use_?ssl\\s?=\\s?false)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Variables that switch the check of certificates off in whole runtimes, with the value that does. */
    private static final Set<String> SWITCHES =
            Set.of("NODE_TLS_REJECT_UNAUTHORIZED=0", "PYTHONHTTPSVERIFY=0", "GIT_SSL_NO_VERIFY=true");

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            for (Container container : workload.containers()) {
                for (Field variable : container.field().at("env").items()) {
                    String name = variable.at("name").text().orElse("");
                    Field value = variable.at("value");
                    String text = value.text().orElse("");
                    String owner = "variable " + name + " of container '" + container.name() + "' of " + workload;
                    if (SWITCHES.contains(name + "=" + text)) {
                        report(value, owner, "'" + text + "'", report);
                    }
                    check(value, owner, report);
                }
            }
        }
        for (String kind : List.of("ConfigMap", "Secret")) {
            for (KubernetesObject object : cell.of(kind)) {
                for (Field text : object.field()
                        .at(kind.equals("Secret") ? "stringData" : "data")
                        .fields()) {
                    check(text, "key '" + text.key() + "' of " + object, report);
                }
            }
        }
    }

    private static void check(Field field, String owner, Consumer<Finding> report) {
        String words = WORDS.matcher(field.text().orElse(""))
                .results()
                .map(found -> "'" + found.group().replaceAll("\\s+", " ") + "'")
                .collect(Collectors.joining(" and "));
        if (!words.isEmpty()) {
            report(field, owner, words, report);
        }
    }

    private static void report(Field field, String owner, String words, Consumer<Finding> report) {
        report.accept(Finding.warning(
                        "posture/unverified-tls",
                        field.location(),
                        owner + " says " + words,
                        "have the certificate checked, such as by sslmode=verify-full, and give the authority's certificate")
                .because("whoever stands between the two can read and change what they say"));
    }
}
