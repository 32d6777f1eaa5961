package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The address that an application gives to browsers begins with https. */
final class PlainAddresses implements CellRule {
    private static final Pattern NAME =
            Pattern.compile("(?i)(?:.*[_.-])?(?:base|public|external|site|root|callback|redirect)[_.-]?ur[il]");

    /** Whole host names with a dot that are not inside the cluster. */
    private static final Pattern PLAIN = Pattern.compile(
            "http://(?!localhost\\b|127\\.|10\\.|192\\.168\\.|[^/:]*\\.(?:svc|local|internal|localhost|test)\\b)"
                    + "[\\w-]+(?:\\.[\\w-]+)+(?:[:/].*)?");

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            for (Container container : workload.containers()) {
                for (Field variable : container.field().at("env").items()) {
                    String name = variable.at("name").text().orElse("");
                    if (NAME.matcher(name).matches()) {
                        value(variable, workload, cell)
                                .filter(value -> PLAIN.matcher(
                                                value.text().orElse("").strip())
                                        .matches())
                                .ifPresent(value -> report.accept(finding(value, name, container, workload)));
                    }
                }
            }
        }
    }

    /** Returns where the variable's text stands: in the pod, or in a ConfigMap of the chart. */
    private static Optional<Field> value(Field variable, Workload workload, CellObjects cell) {
        Field reference = variable.at("valueFrom", "configMapKeyRef");
        if (!reference.isThere()) {
            return Optional.of(variable.at("value"));
        }
        String key = reference.at("key").text().orElse("");
        return cell.find("ConfigMap", reference.at("name").text().orElse(""), workload.object())
                .map(KubernetesObject::field)
                .map(config -> config.at("data").at(key));
    }

    private static Finding finding(Field value, String name, Container container, Workload workload) {
        return Finding.warning(
                        "posture/plain-address",
                        value.location(),
                        "variable " + name + " of container '" + container.name() + "' of " + workload
                                + " is an address with http://",
                        "write https://, and serve it")
                .because("browsers that follow it can be listened to, and refuse it inside of a page with https");
    }
}
