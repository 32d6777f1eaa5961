package io.chartwright.kubernetes;

import java.util.Set;

/** Name, priorities and Service of an APIService. */
final class ApiServiceCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("APIService.apiregistration.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place version = spec.at("version");
        Place group = spec.at("group");
        String wanted = version.textOrEmpty() + "." + group.textOrEmpty();
        if (!object.at("metadata", "name").textOrEmpty().equals(wanted)) {
            object.at("metadata", "name").refuse("is not spec.version, '.' and spec.group", "write " + wanted);
        }
        if (group.isEmpty()) {
            if (!version.textOrEmpty().equals("v1")) {
                group.refuse("is required", "write the group of the API");
            }
        } else {
            group.must(Names.DNS_SUBDOMAIN);
        }
        Format label = Names.DNS_1035_LABEL;
        label.problemOf(version.textOrEmpty()).ifPresent(problem -> version.refuse(problem, label.fix()));
        checkPriority(spec.at("groupPriorityMinimum"), 20000);
        checkPriority(spec.at("versionPriority"), 1000);
        checkService(spec);
    }

    private static void checkService(Place spec) {
        Place service = spec.at("service");
        if (!service.isThere()) {
            if (!spec.at("caBundle").isEmpty()) {
                spec.at("caBundle").refuse("goes only with service", "remove it");
            }
            if (spec.at("insecureSkipTLSVerify").isTrue()) {
                spec.at("insecureSkipTLSVerify").refuse("goes only with service", "remove it");
            }
            return;
        }
        service.at("namespace").require("write the namespace of the Service");
        service.at("name").require("write the name of the Service");
        service.at("port").within(1, 65535);
        if (spec.at("insecureSkipTLSVerify").isTrue() && !spec.at("caBundle").isEmpty()) {
            spec.at("insecureSkipTLSVerify").refuse("does not go with caBundle", "keep one of them");
        }
    }

    private static void checkPriority(Place priority, int most) {
        long value = priority.integer().orElse(0L);
        if (value < 1 || value > most) {
            priority.refuse(value + " is not 1 to " + most, "write a number in that range");
        }
    }
}
