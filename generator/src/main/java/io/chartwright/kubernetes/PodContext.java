package io.chartwright.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The specification of pods that an object holds.
 *
 * @param spec the specification
 * @param metadata the metadata of the pods
 * @param claims the templates of claims that a StatefulSet adds as volumes
 * @param isPod whether the object is a pod itself; otherwise the specification is that of a template
 * @param minor what the server is
 */
record PodContext(Place spec, Place metadata, Place claims, boolean isPod, Minor minor) {

    /** Returns the containers of all kinds: regular ones, init containers, ephemeral ones. */
    List<Place> containers() {
        List<Place> containers = new ArrayList<>(spec.at("containers").items());
        containers.addAll(spec.at("initContainers").items());
        containers.addAll(spec.at("ephemeralContainers").items());
        return containers;
    }

    /** Returns the volumes by their names. */
    Map<String, Place> volumes() {
        Map<String, Place> volumes = new LinkedHashMap<>();
        spec.at("volumes")
                .items()
                .forEach(volume -> volumes.putIfAbsent(volume.at("name").textOrEmpty(), volume));
        for (Place claim : claims.items()) {
            volumes.put(claim.at("metadata", "name").textOrEmpty(), claim);
        }
        return volumes;
    }

    /** Returns whether the pods use the network of their node. */
    boolean hostNetwork() {
        return spec.at("hostNetwork").isTrue();
    }

    /** Returns whether a container's user is the same user on the node; that is so unless it is turned off. */
    boolean hostUsers() {
        return !spec.at("hostUsers").isFalse();
    }

    /** Returns whether the server is of that minor or newer. */
    boolean since(int number) {
        return minor.number() >= number;
    }
}
