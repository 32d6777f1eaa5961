package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.secrecy.SecretSigns;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Secrets are in Secrets: not in variables, arguments or ConfigMaps. What they are is never said. */
final class PlainSecrets implements CellRule {
    private static final String WHY = "everybody who may see pods or ConfigMaps can read it";

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            for (Container container : workload.containers()) {
                String owner = "container '" + container.name() + "' of " + workload;
                variables(container, owner, report);
                for (String list : List.of("command", "args")) {
                    arguments(container.field().at(list).items(), owner, report);
                }
            }
        }
        for (KubernetesObject config : cell.of("ConfigMap")) {
            config.field().at("data").fields().forEach(field -> config(config, field, report));
        }
    }

    private static void variables(Container container, String owner, Consumer<Finding> report) {
        List<Field> variables = container.field().at("env").items();
        // A variable may hold the name of a Secret or of a key in it, which other variables refer to.
        Set<String> names = new HashSet<>();
        for (Field variable : variables) {
            names.addAll(variable.at("valueFrom", "secretKeyRef").texts().values());
        }
        for (Field variable : variables) {
            String name = variable.at("name").text().orElse("");
            String value = variable.at("value").text().orElse("");
            String form = value.isEmpty() ? "" : SecretSigns.form(value);
            boolean isNamed = !value.isEmpty()
                    && SecretSigns.isSecretName(name)
                    && SecretSigns.isLiteral(value)
                    && !names.contains(value);
            if (isNamed || !form.isEmpty()) {
                report.accept(Finding.warning(
                                "posture/secret-in-env",
                                variable.at("value").location(),
                                "variable " + name + " of " + owner + " holds " + (form.isEmpty() ? "a secret" : form)
                                        + " in plain text",
                                "put it into a Secret and write valueFrom.secretKeyRef")
                        .because(WHY));
            }
        }
    }

    private static void arguments(List<Field> arguments, String owner, Consumer<Finding> report) {
        boolean isAwaited = false;
        for (Field argument : arguments) {
            String text = argument.text().orElse("");
            int equals = text.indexOf('=');
            boolean isFlag = text.startsWith("-");
            boolean isNamed = (isFlag && equals > 0)
                    ? SecretSigns.isSecretName(text.substring(0, equals))
                            && SecretSigns.isLiteral(text.substring(equals + 1))
                    : isAwaited && !isFlag && SecretSigns.isLiteral(text);
            String form = SecretSigns.form(text);
            if (isNamed || !form.isEmpty()) {
                report.accept(Finding.warning(
                                "posture/secret-in-args",
                                argument.location(),
                                "an argument of " + owner + " holds " + (form.isEmpty() ? "a secret" : form)
                                        + " in plain text",
                                "put it into a Secret, take it into a variable and write $(VARIABLE)")
                        .because(WHY));
            }
            isAwaited = isFlag && equals < 0 && SecretSigns.isSecretName(text);
        }
    }

    private static void config(KubernetesObject config, Field field, Consumer<Finding> report) {
        String text = field.text().orElse("");
        String form = SecretSigns.form(text);
        boolean isLine = text.indexOf('\n') < 0;
        String key = isLine && SecretSigns.isSecretName(field.key()) && SecretSigns.isLiteral(text)
                ? field.key()
                : isLine ? "" : secretLine(text);
        if (!key.isEmpty() || !form.isEmpty()) {
            String inside = key.isEmpty() || key.equals(field.key()) ? "" : " at '" + key + "'";
            report.accept(Finding.warning(
                            "posture/secret-in-config-map",
                            field.location(),
                            "key '" + field.key() + "' of " + config + " holds " + (form.isEmpty() ? "a secret" : form)
                                    + " in plain text" + inside,
                            "put it into a Secret")
                    .because(WHY));
        }
    }

    /** Returns the name of the first setting in a file of settings that is a secret; empty when none is. */
    private static String secretLine(String text) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int sign = signOf(text, start, end);
            if (sign > 0) {
                String name = text.substring(start, sign).strip();
                boolean isSetting = !name.isEmpty() && name.indexOf(' ') < 0 && "#;/".indexOf(name.charAt(0)) < 0;
                String value = text.substring(sign + 1, end);
                if (isSetting && SecretSigns.isSecretName(name) && SecretSigns.isLiteral(value)) {
                    return name;
                }
            }
            start = end + 1;
        }
        return "";
    }

    private static int signOf(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':') {
                return i;
            }
        }
        return -1;
    }
}
