package io.chartwright.kubernetes;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Order of the bounds of a LimitRange: min, defaultRequest, default, max. */
final class LimitRangeCheck implements KindCheck {
    private static final List<String> ORDER = List.of("min", "defaultRequest", "default", "max");
    private static final Set<String> COMPUTE = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> ALL = Set.of("cpu", "memory", "ephemeral-storage", "storage");
    private static final String RATIO = "maxLimitRequestRatio";

    @Override
    public Set<String> kinds() {
        return Set.of("LimitRange");
    }

    @Override
    public void check(Place object, Minor minor) {
        Set<String> types = new HashSet<>();
        for (Place limit : object.at("spec", "limits").items()) {
            Place type = limit.at("type");
            checkType(type, types);
            String name = type.textOrEmpty();
            if (name.equals("Pod")) {
                limit.at("default").forbid("does not go with type Pod", "remove it, or use type Container");
                limit.at("defaultRequest").forbid("does not go with type Pod", "remove it, or use type Container");
            }
            if (name.equals("PersistentVolumeClaim")
                    && !bounds(limit, "min").at("storage").isThere()
                    && !bounds(limit, "max").at("storage").isThere()) {
                limit.refuse("has neither min nor max for storage", "write one of them");
            }
            for (String resource : resources(limit)) {
                checkResource(limit, resource);
            }
        }
    }

    private static void checkType(Place type, Set<String> seen) {
        String name = type.textOrEmpty();
        if (!seen.add(name)) {
            type.refuse("'" + name + "' is there already", "write one item for each type");
        }
        if (!Set.of("Pod", "Container", "PersistentVolumeClaim").contains(name)
                && (!name.contains("/") || Names.QUALIFIED_NAME.problemOf(name).isPresent())) {
            type.refuse("'" + name + "' is none of Container, PersistentVolumeClaim, Pod", "write one of them");
        }
    }

    /** Returns quantities by resource; one that is null is a zero. */
    private static Place bounds(Place limit, String name) {
        return limit.at(name).withNullsAs("0");
    }

    private static Set<String> resources(Place limit) {
        Set<String> names = new TreeSet<>();
        for (String bound : ORDER) {
            bounds(limit, bound).fields().forEach(field -> names.add(field.key()));
        }
        bounds(limit, RATIO).fields().forEach(field -> names.add(field.key()));
        return names;
    }

    private static void checkResource(Place limit, String resource) {
        if (Names.QUALIFIED_NAME.problemOf(resource).isPresent()
                || (!resource.contains("/")
                        && !(limit.at("type").textOrEmpty().equals("Container") ? COMPUTE : ALL).contains(resource)
                        && !resource.startsWith("hugepages-"))) {
            limit.refuse("'" + resource + "' is not the name of a resource", "use cpu, memory or ephemeral-storage");
        }
        String before = "";
        for (String bound : ORDER) {
            Place place = bounds(limit, bound).at(resource);
            Optional<BigDecimal> value = Quantities.amount(place);
            if (value.isPresent() && !before.isEmpty()) {
                BigDecimal lower =
                        Quantities.amount(bounds(limit, before).at(resource)).orElse(value.get());
                if (lower.compareTo(value.get()) > 0) {
                    place.refuse("is less than " + before, "raise it, or lower " + before);
                }
            }
            before = value.isPresent() ? bound : before;
        }
        checkWhole(
                bounds(limit, "default").at(resource),
                bounds(limit, "defaultRequest").at(resource));
        Quantities.amount(bounds(limit, RATIO).at(resource)).ifPresent(ratio -> checkRatio(limit, resource, ratio));
    }

    /** Devices and huge pages cannot be promised to more than one pod. */
    private static void checkWhole(Place limit, Place request) {
        boolean isShared = ResourcesCheck.mayBeOvercommitted(limit.key());
        Optional<BigDecimal> most = Quantities.amount(limit);
        Optional<BigDecimal> asked = Quantities.amount(request);
        if (!isShared && most.isPresent() && asked.isPresent() && most.get().compareTo(asked.get()) != 0) {
            request.refuse("is not the same as default, which it must be for " + limit.key(), "write the same number");
        }
    }

    private static void checkRatio(Place limit, String resource, BigDecimal ratio) {
        Place place = bounds(limit, RATIO).at(resource);
        if (ratio.compareTo(BigDecimal.ONE) < 0) {
            place.refuse("is less than 1", "write 1 or more");
        }
        Optional<BigDecimal> least = Quantities.amount(bounds(limit, "min").at(resource));
        Optional<BigDecimal> most = Quantities.amount(bounds(limit, "max").at(resource));
        if (least.isPresent()
                && most.isPresent()
                && least.get().signum() > 0
                && ratio.compareTo(most.get().divide(least.get(), MathContext.DECIMAL64)) > 0) {
            place.refuse("is more than max divided by min", "write a smaller ratio");
        }
    }
}
