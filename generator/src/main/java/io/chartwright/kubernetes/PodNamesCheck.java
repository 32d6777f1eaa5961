package io.chartwright.kubernetes;

/** The names of other things in the specification of pods, and its single numbers. */
final class PodNamesCheck {
    private static final Format HOST_NAME = new Format(
            text -> text.length() <= 64 && Names.DNS_SUBDOMAIN.test().test(text),
            "a host name of at most 64 characters",
            "at most 64 lower case letters, digits, '-' and '.'");

    private PodNamesCheck() {}

    static void check(PodContext pod) {
        Place spec = pod.spec();
        unlessEmpty(spec.at("serviceAccountName"), Names.DNS_SUBDOMAIN);
        unlessEmpty(spec.at("nodeName"), Names.DNS_SUBDOMAIN);
        unlessEmpty(spec.at("priorityClassName"), Names.DNS_SUBDOMAIN);
        spec.at("runtimeClassName").must(Names.DNS_SUBDOMAIN);
        unlessEmpty(spec.at("hostname"), Names.DNS_LABEL);
        unlessEmpty(spec.at("subdomain"), Names.DNS_LABEL);
        hostnameOverride(pod);
        spec.at("activeDeadlineSeconds").within(1, Integer.MAX_VALUE);
        for (Place alias : spec.at("hostAliases").items()) {
            address(alias.at("ip"), IpBlock.addressForm(pod.minor()));
            alias.at("hostnames").items().forEach(name -> name.must(Names.DNS_SUBDOMAIN));
        }
        spec.at("readinessGates").items().forEach(gate -> qualified(gate.at("conditionType")));
        Unique gates = new Unique();
        for (Place gate : spec.at("schedulingGates").items()) {
            qualified(gate.at("name"));
            gates.check(gate.at("name"));
        }
        resourceClaims(spec);
    }

    private static void hostnameOverride(PodContext pod) {
        Place name = pod.spec().at("hostnameOverride");
        if (name.isThere() && pod.since(35)) {
            name.must(HOST_NAME);
            if (pod.hostNetwork()) {
                name.refuse("cannot be set together with hostNetwork", "remove one of the two");
            }
            if (pod.spec().at("setHostnameAsFQDN").isTrue()) {
                name.refuse("cannot be set together with setHostnameAsFQDN", "remove one of the two");
            }
        }
    }

    private static void resourceClaims(Place spec) {
        Unique names = new Unique();
        for (Place claim : spec.at("resourceClaims").items()) {
            claim.at("name").require("give the claim a name");
            unlessEmpty(claim.at("name"), Names.DNS_LABEL);
            names.check(claim.at("name"));
            Place name = claim.at("resourceClaimName");
            Place template = claim.at("resourceClaimTemplateName");
            if (name.isThere() == template.isThere()) {
                claim.refuse(
                        "needs one of resourceClaimName and resourceClaimTemplateName",
                        name.isThere() ? "remove one of the two" : "add one of the two");
            }
            name.must(Names.DNS_SUBDOMAIN);
            template.must(Names.DNS_SUBDOMAIN);
        }
    }

    private static void qualified(Place name) {
        Labels.key(name, name.textOrEmpty());
    }

    private static void address(Place address, Format form) {
        form.problemOf(address.textOrEmpty()).ifPresent(problem -> address.refuse(problem, form.fix()));
    }

    /** Says what is wrong with a text that may be empty. */
    static void unlessEmpty(Place place, Format format) {
        if (!place.isEmpty()) {
            place.must(format);
        }
    }
}
