package io.chartwright.kubernetes;

import java.util.List;

/** The name resolution of pods: {@code dnsPolicy} and {@code dnsConfig}. */
final class DnsCheck {
    private static final int MOST_NAMESERVERS = 3;
    private static final int MOST_SEARCHES = 32;
    private static final int MOST_SEARCH_LENGTH = 2048;
    private static final String PART = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String PART_WITH_UNDERSCORE = "[a-z0-9_]([-_a-z0-9]*[a-z0-9_])?";

    private DnsCheck() {}

    static void check(PodContext pod) {
        Place config = pod.spec().at("dnsConfig");
        Place nameservers = config.at("nameservers");
        if (pod.spec().at("dnsPolicy").textOrEmpty().equals("None")) {
            nameservers.require("list a name server, since dnsPolicy is None");
        }
        List<Place> servers = nameservers.items();
        if (servers.size() > MOST_NAMESERVERS) {
            nameservers.refuse("has " + servers.size() + " entries", "list at most " + MOST_NAMESERVERS);
        }
        servers.forEach(server -> server.must(IpBlock.addressForm(pod.minor())));
        searches(config.at("searches"), pod);
        config.at("options").items().forEach(option -> option.at("name").require("name the option"));
    }

    private static void searches(Place searches, PodContext pod) {
        List<Place> items = searches.items();
        if (items.size() > MOST_SEARCHES) {
            searches.refuse("has " + items.size() + " entries", "list at most " + MOST_SEARCHES);
        }
        int length =
                items.stream().mapToInt(item -> item.textOrEmpty().length() + 1).sum() - 1;
        if (length > MOST_SEARCH_LENGTH) {
            searches.refuse(
                    "is " + length + " characters long together", "keep it to " + MOST_SEARCH_LENGTH + " characters");
        }
        boolean relaxed = pod.since(33);
        Format form =
                new Format(text -> isSearch(text, relaxed), "a search domain", "a domain such as svc.example.com");
        items.forEach(item -> item.must(form));
    }

    private static boolean isSearch(String text, boolean relaxed) {
        if (relaxed && text.equals(".")) {
            return true;
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        String part = relaxed ? PART_WITH_UNDERSCORE : PART;
        return name.length() <= 253 && name.matches(part + "(\\." + part + ")*");
    }
}
