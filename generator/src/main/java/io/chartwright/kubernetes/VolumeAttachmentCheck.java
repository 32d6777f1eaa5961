package io.chartwright.kubernetes;

import java.util.Set;

/** Which volume goes to which node. */
final class VolumeAttachmentCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("VolumeAttachment.storage.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        CsiName.check(spec.at("attacher"));
        spec.at("nodeName").require("write the name of a node");
        if (!spec.at("nodeName").isEmpty()) {
            spec.at("nodeName").must(Names.DNS_SUBDOMAIN);
        }
        Place source = spec.at("source");
        source.at("inlineVolumeSpec", "capacity").forbid("does not go with an inline volume", "remove it");
        Place name = source.at("persistentVolumeName");
        Place inline = source.at("inlineVolumeSpec");
        if (name.isThere() && inline.isThere()) {
            source.refuse("has both persistentVolumeName and inlineVolumeSpec", "keep one of them");
        } else if (!name.isThere() && !inline.isThere()) {
            source.refuse("has neither persistentVolumeName nor inlineVolumeSpec", "write persistentVolumeName");
        } else if (name.isThere()) {
            name.require("write the name of a PersistentVolume");
            if (!name.isEmpty()) {
                name.must(Names.DNS_SUBDOMAIN);
            }
        }
    }
}
