package io.chartwright.kubernetes;

import io.chartwright.cel.Expressions;
import io.chartwright.model.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests for devices, and classes of devices. */
final class DeviceCheck implements KindCheck {
    private static final String GROUP = ".resource.k8s.io";
    private static final Format ATTRIBUTE = new Format(
            text -> text.matches("[A-Za-z0-9.-]{1,63}/[A-Za-z_][A-Za-z0-9_]{0,31}"),
            "the name of an attribute",
            "a domain, '/' and an identifier of at most 32 characters");

    private final Map<Minor, Expressions> languages;

    DeviceCheck(Map<Minor, Expressions> languages) {
        this.languages = languages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("DeviceClass" + GROUP, "ResourceClaim" + GROUP, "ResourceClaimTemplate" + GROUP);
    }

    @Override
    public void check(Place object, Minor minor) {
        DeviceExpressions.check(object, new ExpressionCheck(languages, minor));
        Place spec = object.at("spec");
        switch (object.at("kind").textOrEmpty()) {
            case "DeviceClass" -> {
                checkSelectors(spec.at("selectors"));
                spec.at("config").items().forEach(DeviceCheck::checkConfig);
            }
            case "ResourceClaim" -> checkDevices(spec.at("devices"), minor);
            default -> {
                Labels.check(spec.at("metadata", "labels"));
                checkDevices(spec.at("spec", "devices"), minor);
            }
        }
    }

    private static void checkSelectors(Place selectors) {
        for (Place selector : selectors.items()) {
            if (selector.at("cel").isThere()) {
                MatchConditions.checkExpression(selector.at("cel", "expression"));
            } else {
                selector.at("cel").refuse("is required", "write an expression there");
            }
        }
    }

    private static void checkConfig(Place config) {
        Place opaque = config.at("opaque");
        if (!opaque.isThere()) {
            opaque.refuse("is required", "write driver and parameters there");
            return;
        }
        CsiName.check(opaque.at("driver"));
        Place parameters = opaque.at("parameters");
        if (parameters.node().filter(Mapping.class::isInstance).isEmpty()) {
            parameters.refuse("is no object", "write the parameters of the driver");
        }
    }

    private static void checkDevices(Place devices, Minor minor) {
        Set<String> names = new HashSet<>();
        for (Place request : devices.at("requests").items()) {
            Place name = request.at("name");
            Names.DNS_LABEL
                    .problemOf(name.textOrEmpty())
                    .ifPresent(problem -> name.refuse(problem, Names.DNS_LABEL.fix()));
            if (!names.add(name.textOrEmpty())) {
                name.refuse("'" + name.textOrEmpty() + "' is there already", "give each request a name of its own");
            }
            OneOf.exactly(request, List.of("exactly", "firstAvailable"));
            if (request.at("exactly").isThere()) {
                checkRequest(request.at("exactly"));
            }
            for (Place choice : request.at("firstAvailable").items()) {
                if (!names.add(name.textOrEmpty() + "/" + choice.at("name").textOrEmpty())) {
                    choice.at("name").refuse("is there already", "give each choice a name of its own");
                }
                checkRequest(choice);
            }
        }
        for (Place constraint : devices.at("constraints").items()) {
            checkConstraint(constraint, names, minor);
        }
        for (Place config : devices.at("config").items()) {
            config.at("requests").items().forEach(used -> checkUse(used, names));
            checkConfig(config);
        }
    }

    private static void checkRequest(Place request) {
        Place deviceClass = request.at("deviceClassName");
        deviceClass.require("write the name of a DeviceClass");
        if (!deviceClass.isEmpty()) {
            deviceClass.must(Names.DNS_SUBDOMAIN);
        }
        checkSelectors(request.at("selectors"));
        Place mode = request.at("allocationMode");
        mode.oneOf(List.of("ExactCount", "All", ""));
        Place count = request.at("count");
        if (mode.textOrEmpty().equals("All") && count.integer().orElse(0L) != 0) {
            count.refuse("does not go with allocationMode All", "remove it");
        } else if (count.integer().orElse(1L) < 0) {
            count.refuse("is negative", "write 1 or more");
        }
    }

    private static void checkConstraint(Place constraint, Set<String> names, Minor minor) {
        OneOf.exactly(constraint, List.of("matchAttribute", "distinctAttribute"));
        Place attribute = constraint.at("matchAttribute");
        attribute.must(ATTRIBUTE);
        if (minor.number() >= 37) {
            attribute
                    .text()
                    .flatMap(text -> Names.DNS_SUBDOMAIN.problemOf(text.split("/", 2)[0]))
                    .ifPresent(problem -> attribute.refuse(problem, "write the domain in lower case"));
        }
        Set<String> seen = new HashSet<>();
        for (Place used : constraint.at("requests").items()) {
            checkUse(used, names);
            if (!seen.add(used.textOrEmpty())) {
                used.refuse("is there already", "list it once");
            }
        }
    }

    private static void checkUse(Place used, Set<String> names) {
        if (!names.contains(used.textOrEmpty())) {
            used.refuse("'" + used.textOrEmpty() + "' is the name of no request", "write the name of a request");
        }
    }
}
