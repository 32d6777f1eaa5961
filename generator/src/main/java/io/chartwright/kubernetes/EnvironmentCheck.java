package io.chartwright.kubernetes;

import java.util.List;

/** Environment variables of containers. */
final class EnvironmentCheck {
    private static final List<String> SOURCES =
            List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef");

    private static final List<String> WITH_FILES =
            List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");

    private static final Format STRICT_NAME = new Format(
            text -> text.matches("[-._a-zA-Z][-._a-zA-Z0-9]*") && !text.equals(".") && !text.startsWith(".."),
            "a name of an environment variable",
            "letters, digits, '-', '_' and '.', not beginning with a digit");

    private static final Format NAME = new Format(
            text -> text.matches("[ -<>-~]+"),
            "a name of an environment variable",
            "printable ASCII characters without '='");

    private EnvironmentCheck() {}

    static void check(Place container, PodContext pod) {
        // Any printable name is taken since 1.32.
        Format name = pod.since(32) ? NAME : STRICT_NAME;
        for (Place variable : container.at("env").items()) {
            variable.at("name").require("name the variable");
            PodNamesCheck.unlessEmpty(variable.at("name"), name);
            if (variable.at("valueFrom").isThere()) {
                valueFrom(variable, pod);
            }
        }
        for (Place source : container.at("envFrom").items()) {
            PodNamesCheck.unlessEmpty(source.at("prefix"), name);
            OneOf.exactly(source, List.of("configMapRef", "secretRef"));
            whole(source.at("configMapRef"));
            whole(source.at("secretRef"));
        }
    }

    private static void valueFrom(Place variable, PodContext pod) {
        Place source = variable.at("valueFrom");
        OneOf.exactly(source, pod.since(35) ? WITH_FILES : SOURCES);
        if (!variable.at("value").isEmpty() && OneOf.count(source, SOURCES) > 0) {
            source.refuse("cannot be set together with value", "remove one of the two");
        }
        FieldRefs.field(source.at("fieldRef"), FieldRefs.IN_ENVIRONMENT);
        FieldRefs.resource(source.at("resourceFieldRef"), false);
        key(source.at("configMapKeyRef"));
        key(source.at("secretKeyRef"));
        file(source.at("fileKeyRef", "volumeName"), pod);
    }

    private static void file(Place volume, PodContext pod) {
        if (!pod.since(35) || volume.isEmpty()) {
            return;
        }
        Place found = pod.volumes().get(volume.textOrEmpty());
        if (found == null) {
            volume.refuse("'" + volume.textOrEmpty() + "' is no volume of the pod", "add it to volumes");
        } else if (VolumesCheck.hasOtherSource(found, "emptyDir")) {
            volume.refuse("'" + volume.textOrEmpty() + "' is no emptyDir", "name a volume that a container writes");
        }
    }

    private static void reference(Place reference) {
        if (reference.isThere()) {
            reference.at("name").require("name the object");
            PodNamesCheck.unlessEmpty(reference.at("name"), Names.DNS_SUBDOMAIN);
        }
    }

    /** The name is checked as the beginning of one, so it may end with a dash. */
    private static void whole(Place reference) {
        if (reference.isThere()) {
            reference.at("name").require("name the object");
            PodNamesCheck.unlessEmpty(reference.at("name"), Names.DNS_SUBDOMAIN_BEGINNING);
        }
    }

    private static void key(Place reference) {
        if (reference.isThere()) {
            reference(reference);
            reference.at("key").require("name the key");
            PodNamesCheck.unlessEmpty(reference.at("key"), Names.DATA_KEY);
        }
    }
}
