package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Provisioner, parameters and topology of a StorageClass; from {@code pkg/apis/storage/validation}. */
final class StorageClassCheck implements KindCheck {
    private static final int MOST_PARAMETERS = 512;
    private static final int MOST_CHARACTERS = 256 * 1024;

    @Override
    public Set<String> kinds() {
        return Set.of("StorageClass.storage.k8s.io", "VolumeAttributesClass.storage.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        if (object.at("kind").textOrEmpty().equals("VolumeAttributesClass")) {
            checkProvisioner(object.at("driverName"));
            object.at("parameters").require("list at least one parameter");
        } else {
            checkProvisioner(object.at("provisioner"));
            object.at("reclaimPolicy").oneOf(List.of("Delete", "Retain", ""));
            object.at("volumeBindingMode").oneOf(List.of("Immediate", "WaitForFirstConsumer"));
            checkTopologies(object.at("allowedTopologies"));
        }
        checkParameters(object.at("parameters"));
    }

    private static void checkProvisioner(Place provisioner) {
        provisioner.require("write the driver that makes volumes");
        provisioner
                .text()
                .filter(text -> !text.isEmpty())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .flatMap(Names.QUALIFIED_NAME::problemOf)
                .ifPresent(problem -> provisioner.refuse(problem, Names.QUALIFIED_NAME.fix()));
    }

    private static void checkParameters(Place parameters) {
        List<Place> fields = parameters.fields();
        if (fields.size() > MOST_PARAMETERS) {
            parameters.refuse("has more than " + MOST_PARAMETERS + " keys", "use fewer");
        }
        int size = 0;
        for (Place field : fields) {
            if (field.key().isEmpty()) {
                field.refuse("has no key", "write a key");
            }
            size += field.key().length() + field.textOrEmpty().length();
        }
        if (size > MOST_CHARACTERS) {
            parameters.refuse("is longer than " + MOST_CHARACTERS + " characters", "shorten it");
        }
    }

    private static String written(Place term) {
        return term.at("matchLabelExpressions").items().stream()
                .map(label -> label.at("key").textOrEmpty()
                        + label.at("values").items().stream()
                                .map(Place::textOrEmpty)
                                .sorted()
                                .toList())
                .sorted()
                .toList()
                .toString();
    }

    private static void checkTopologies(Place topologies) {
        Set<String> terms = new HashSet<>();
        for (Place term : topologies.items()) {
            if (!terms.add(written(term)) || term.at("matchLabelExpressions").isEmpty()) {
                term.at("matchLabelExpressions").refuse("are empty or there already", "write each term once");
            }
            Set<String> keys = new HashSet<>();
            for (Place label : term.at("matchLabelExpressions").items()) {
                Place key = label.at("key");
                key.require("write the key of a label of nodes");
                key.must(Names.QUALIFIED_NAME);
                key.text()
                        .filter(text -> !keys.add(text))
                        .ifPresent(
                                text -> key.refuse("'" + text + "' is there already", "list all values under one key"));
                label.at("values").require("list at least one value");
                Set<String> values = new HashSet<>();
                for (Place value : label.at("values").items()) {
                    value.text()
                            .filter(text -> !values.add(text))
                            .ifPresent(text -> value.refuse("'" + text + "' is there already", "list it once"));
                }
            }
        }
    }
}
