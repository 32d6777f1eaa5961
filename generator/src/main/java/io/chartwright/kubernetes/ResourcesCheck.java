package io.chartwright.kubernetes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Requests and limits. */
final class ResourcesCheck {
    private static final String HUGE_PAGES = "hugepages-";
    private static final List<String> CONTAINER = List.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> COMPUTE = Set.of("cpu", "memory");

    private ResourcesCheck() {}

    /** Checks the resources of a container; claims must be among the names. */
    static void container(Place resources, Set<String> claims) {
        amounts(resources, ResourcesCheck::containerResource);
        claims(resources.at("claims"), claims);
    }

    /** Checks requests and limits, their names by the given check. */
    static void amounts(Place resources, Consumer<Place> name) {
        Place limits = resources.at("limits").withNullsAs("0");
        Place requests = resources.at("requests").withNullsAs("0");
        for (Place limit : limits.fields()) {
            name.accept(limit);
            wholePages(limit);
        }
        for (Place request : requests.fields()) {
            name.accept(request);
            wholePages(request);
            against(request, limits.at(request.key()));
        }
        boolean compute = COMPUTE.stream()
                .anyMatch(kind -> limits.at(kind).isThere() || requests.at(kind).isThere());
        if (!compute && (hasPages(limits) || hasPages(requests))) {
            resources.refuse("asks for huge pages without cpu or memory", "add a request for cpu or memory");
        }
    }

    private static void against(Place request, Place limit) {
        boolean overcommit = mayBeOvercommitted(request.key());
        if (!limit.isThere()) {
            if (!overcommit) {
                request.refuse("has no limit, which " + request.key() + " needs", "set a limit of the same amount");
            }
            return;
        }
        Optional<Quantity> most = Quantities.of(limit);
        Optional<Quantity> asked = Quantities.of(request);
        if (most.isEmpty() || asked.isEmpty()) {
            return;
        }
        int order = asked.get().compareTo(most.get());
        if (order != 0 && !overcommit) {
            request.refuse(
                    Quantities.written(request) + " is not the limit " + Quantities.written(limit),
                    "set both to the same amount");
        } else if (order > 0) {
            request.refuse(
                    Quantities.written(request) + " is more than the limit " + Quantities.written(limit),
                    "lower the request or raise the limit");
        }
    }

    /** Checks the name and amount of a resource that a container may have. */
    static void containerResource(Place amount) {
        String name = amount.key();
        Labels.key(amount, name);
        if (!name.contains("/")) {
            if (!CONTAINER.contains(name) && !name.startsWith(HUGE_PAGES)) {
                amount.refuse(
                        "'" + name + "' is no resource of containers",
                        "use one of " + String.join(", ", CONTAINER) + ", or a name with a prefix");
            }
        } else if (!isNative(name) && !isExtended(name)) {
            amount.refuse(
                    "'" + name + "' is no name of an extended resource",
                    "use a domain in lower case, '/' and a name, not beginning with 'requests.'");
        }
        value(amount);
    }

    /** Checks that the amount is not negative, and whole where only whole ones exist. */
    static void value(Place amount) {
        Quantities.notNegative(amount);
        Optional<Quantity> quantity = Quantities.of(amount);
        if (isExtended(amount.key())
                && quantity.filter(given -> !isWhole(given)).isPresent()) {
            amount.refuse(Quantities.written(amount) + " is not a whole number", "write a whole number");
        }
    }

    private static boolean isWhole(Quantity quantity) {
        return quantity.amount().remainder(BigDecimal.ONE).signum() == 0;
    }

    /** Returns whether a limit of the resource may be above its request. */
    static boolean mayBeOvercommitted(String name) {
        return isNative(name) && !name.startsWith(HUGE_PAGES);
    }

    private static boolean isNative(String name) {
        return !name.contains("/") || name.contains("kubernetes.io/");
    }

    private static boolean isExtended(String name) {
        return !isNative(name)
                && !name.startsWith("requests.")
                && Names.QUALIFIED_NAME.test().test("requests." + name);
    }

    private static boolean hasPages(Place amounts) {
        return amounts.fields().stream().anyMatch(amount -> amount.key().startsWith(HUGE_PAGES));
    }

    private static void wholePages(Place amount) {
        if (!amount.key().startsWith(HUGE_PAGES)) {
            return;
        }
        Optional<Quantity> page = Quantity.parse(amount.key().substring(HUGE_PAGES.length()));
        Optional<Quantity> asked = Quantities.of(amount);
        if (page.isEmpty() || page.get().amount().signum() <= 0) {
            amount.refuse("'" + amount.key() + "' names no size of a page", "use a name such as hugepages-2Mi");
        } else if (asked.isPresent()
                && asked.get().amount().remainder(page.get().amount()).signum() != 0) {
            amount.refuse(
                    Quantities.written(amount) + " is no multiple of the page", "ask for a whole number of pages");
        }
    }

    private static void claims(Place claims, Set<String> names) {
        Unique entries = new Unique();
        for (Place claim : claims.items()) {
            String name = claim.at("name").textOrEmpty();
            String request = claim.at("request").textOrEmpty();
            claim.at("name").require("name a claim of spec.resourceClaims");
            PodNamesCheck.unlessEmpty(claim.at("request"), Names.DNS_LABEL);
            if (!name.isEmpty() && !names.contains(name)) {
                claim.at("name").refuse("'" + name + "' is not in spec.resourceClaims", "add it there");
            }
            if (entries.has(name)) {
                claim.refuse("'" + name + "' is there twice", "remove one");
            }
            entries.check(claim, request.isEmpty() ? name : name + "/" + request);
        }
    }
}
