package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.CloudAnnotation;
import io.chartwright.annotations.Constraint;
import io.chartwright.annotations.Role;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every annotation has a value that its readers take, and what it needs beside it; none is old. */
final class CloudValues implements CloudCheck {
    private final Catalogue catalogue;
    private final CloudReaders readers;
    private final CloudPorts ports = new CloudPorts();

    CloudValues(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.readers = new CloudReaders(catalogue);
    }

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        List<Finding> findings = new ArrayList<>();
        for (CloudObject object : objects) {
            for (Entry entry : object.annotations()) {
                List<CloudAnnotation> known = catalogue.find(entry.key()).stream()
                        .filter(each -> each.kinds().contains(object.kind()))
                        .toList();
                if (!known.isEmpty() && !CloudKeys.isForeign(known, target)) {
                    findings.addAll(
                            check(object, entry, readers.decide(object, known).readers()));
                }
            }
        }
        return findings;
    }

    /** What one reader takes is right; where every reader objects, the first one's words are told. */
    private List<Finding> check(CloudObject object, Entry entry, List<CloudAnnotation> readers) {
        List<List<Finding>> all = readers.stream()
                .map(reader -> reader.lifecycle().unsupported().isPresent()
                        ? List.<Finding>of()
                        : check(object, entry, reader))
                .toList();
        return all.isEmpty() || all.stream().anyMatch(List::isEmpty) ? List.of() : all.get(0);
    }

    private List<Finding> check(CloudObject object, Entry entry, CloudAnnotation reader) {
        String value = CloudObject.value(entry);
        List<Finding> findings = new ArrayList<>();
        age(object, entry, reader).ifPresent(findings::add);
        Optional<String> complaint = reader.complaint(value);
        if (complaint.isPresent()) {
            findings.add(value(object, entry, reader, complaint.get()));
            return findings;
        }
        if (value.isBlank()) {
            return findings;
        }
        findings.addAll(ports.check(object, entry, reader));
        CloudFacts facts = new CloudFacts(object, reader.controller(), catalogue);
        Optional<String> port = reader.portIn(entry.key());
        CloudPartners.Breaker breaker = new CloudPartners.Breaker("annotation", entry.key(), entry.location());
        for (Constraint each : reader.constraints()) {
            Constraint constraint = port.map(each::ofPort).orElse(each);
            constraint
                    .violation(reader.type(), value, facts)
                    .map(violation -> CloudPartners.finding(object, breaker, constraint, violation))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Finding value(CloudObject object, Entry entry, CloudAnnotation reader, String complaint) {
        String value = CloudObject.value(entry);
        String near = NearMiss.of(value, reader.type().choices())
                .map(choice -> "write '" + choice + "'")
                .orElse(
                        complaint.startsWith("holds ")
                                ? "correct that part, which 'chartwright annotations " + entry.key() + "' explains"
                                : "write " + reader.type().words());
        return Finding.error(
                        reader.role() == Role.NAME ? "cloud/name" : "cloud/value",
                        entry.location(),
                        object + " sets '" + entry.key() + "' to '" + value + "', which " + complaint,
                        near)
                .because(reader.notes().invalid().orElse(""));
    }

    private static Optional<Finding> age(CloudObject object, Entry entry, CloudAnnotation reader) {
        String subject = object + " has annotation '" + entry.key() + "'";
        Optional<String> until = reader.lifecycle().until();
        if (until.isPresent()) {
            String what = ", which is not read since " + until.get();
            return Optional.of(Finding.error("cloud/deprecated", entry.location(), subject + what, "remove it")
                    .ofWhole());
        }
        Optional<String> instead = reader.lifecycle().deprecated();
        if (instead.isPresent()) {
            return Optional.of(
                    Finding.warning("cloud/deprecated", entry.location(), subject + ", which is old", instead.get())
                            .ofWhole());
        }
        String value = CloudObject.value(entry);
        return Optional.ofNullable(reader.lifecycle().oldValues().get(value))
                .map(fix -> Finding.warning(
                        "cloud/deprecated",
                        entry.location(),
                        object + " sets '" + entry.key() + "' to '" + value + "', which is old",
                        fix));
    }
}
