package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Limits of a PriorityLevelConfiguration; from {@code pkg/apis/flowcontrol/validation}. */
final class PriorityLevelCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place type = spec.at("type");
        boolean isExempt = object.at("metadata", "name").textOrEmpty().equals("exempt");
        if (!Set.of("Exempt", "Limited").contains(type.textOrEmpty())) {
            type.refuse("'" + type.textOrEmpty() + "' is none of Exempt, Limited", "write Limited");
            return;
        }
        if (type.textOrEmpty().equals("Exempt") != isExempt) {
            type.refuse(
                    isExempt ? "must be Exempt for this name" : "Exempt belongs to the level named exempt",
                    isExempt ? "write Exempt" : "write Limited");
        }
        Place limited = spec.at("limited");
        if (type.textOrEmpty().equals("Limited")) {
            spec.at("exempt").forbid("does not go with type Limited", "remove it");
            if (limited.isThere()) {
                checkLimited(limited);
            } else {
                limited.refuse("is required for type Limited", "write limitResponse there");
            }
        } else {
            limited.forbid("does not go with type Exempt", "remove it");
        }
    }

    private static void checkLimited(Place limited) {
        limited.at("nominalConcurrencyShares").within(0, Long.MAX_VALUE);
        limited.at("lendablePercent").within(0, 100);
        limited.at("borrowingLimitPercent").within(0, Long.MAX_VALUE);
        Place response = limited.at("limitResponse");
        Place type = response.at("type");
        Place queuing = response.at("queuing");
        switch (type.textOrEmpty()) {
            case "Reject" -> queuing.forbid("does not go with type Reject", "remove it, or write type: Queue");
            case "Queue" -> {
                if (queuing.isThere()) {
                    checkQueuing(queuing);
                } else {
                    queuing.refuse("is required for type Queue", "write queues, handSize and queueLengthLimit");
                }
            }
            default -> type.refuse("'" + type.textOrEmpty() + "' is none of Queue, Reject", "write one of them");
        }
    }

    private static void checkQueuing(Place queuing) {
        for (String name : List.of("queues", "handSize", "queueLengthLimit")) {
            Place number = queuing.at(name);
            if (number.integer().orElse(1L) != 0) {
                number.within(1, name.equals("queues") ? 10_000_000 : Long.MAX_VALUE);
            }
        }
        long queues = orDefault(queuing.at("queues"), 64);
        long hand = orDefault(queuing.at("handSize"), 8);
        if (hand > queues) {
            queuing.at("handSize").refuse(hand + " is more than queues, " + queues, "lower it");
        } else if (hand > 0 && queues > 0 && bits(queues, hand) > 60) {
            queuing.at("handSize").refuse(hand + " is too many for " + queues + " queues", "lower it");
        }
    }

    private static long orDefault(Place number, long fallback) {
        long value = number.integer().orElse(fallback);
        return value == 0 ? fallback : value;
    }

    /** Returns how many bits of a hash it takes to deal a hand of the queues. */
    private static double bits(long queues, long hand) {
        double bits = 0;
        for (long i = 0; i < hand && bits <= 60; i++) {
            bits += Math.log((double) (queues - i)) / Math.log(2);
        }
        return bits;
    }
}
