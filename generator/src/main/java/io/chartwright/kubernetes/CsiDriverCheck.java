package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a CSI driver says of itself, on the cluster and on each node. */
final class CsiDriverCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("CSIDriver.storage.k8s.io", "CSINode.storage.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        if (object.at("kind").textOrEmpty().equals("CSINode")) {
            checkDrivers(spec.at("drivers"));
            return;
        }
        CsiName.check(object.at("metadata", "name"));
        spec.at("fsGroupPolicy").oneOf(List.of("ReadWriteOnceWithFSType", "File", "None"));
        spec.at("volumeLifecycleModes").items().forEach(mode -> mode.oneOf(List.of("Persistent", "Ephemeral")));
        if (minor.number() >= 35) {
            spec.at("nodeAllocatableUpdatePeriodSeconds").within(10, Long.MAX_VALUE);
        }
        Set<String> audiences = new HashSet<>();
        for (Place request : spec.at("tokenRequests").items()) {
            Place audience = request.at("audience");
            if (!audiences.add(audience.textOrEmpty())) {
                audience.refuse("is there already", "ask for one token of each audience");
            }
            request.at("expirationSeconds").within(600, 1L << 32);
        }
    }

    private static void checkDrivers(Place drivers) {
        Set<String> names = new HashSet<>();
        for (Place driver : drivers.items()) {
            CsiName.check(driver.at("name"));
            driver.at("name").text().filter(text -> !names.add(text)).ifPresent(text -> driver.at("name")
                    .refuse("'" + text + "' is there already", "list each driver once"));
            Place node = driver.at("nodeID");
            node.require("write the node's name for the driver");
            if (node.textOrEmpty().length() > 256) {
                node.refuse("is longer than 256 characters", "shorten it");
            }
            driver.at("allocatable", "count").within(0, Long.MAX_VALUE);
            Set<String> keys = new HashSet<>();
            for (Place key : driver.at("topologyKeys").items()) {
                key.must(Names.QUALIFIED_NAME);
                key.text()
                        .filter(text -> !keys.add(text))
                        .ifPresent(text -> key.refuse("'" + text + "' is there already", "list each key once"));
            }
        }
    }
}
