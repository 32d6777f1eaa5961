package io.chartwright.render;

import io.chartwright.model.ChartFile;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Overlay;
import io.chartwright.model.Overlay.Layers;
import io.chartwright.model.Profile;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads cloud profiles; the profile called {@code common} lies below all others. */
final class ProfileReader {
    /** Whose annotations a profile may use. */
    static final Set<String> CLOUDS = Set.of("any", "aws", "azure", "gcp", "openshift");

    private static final String COMMON = "common";
    private static final Set<String> LAYERS = Set.of("values", "answers", "ci");
    private static final Set<String> VARIANT = Set.of("title", "description", "values", "answers", "ci");
    private static final Set<String> PROFILE =
            Set.of("title", "description", "cloud", "kubernetes", "values", "answers", "ci", "variants");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern MINOR = Pattern.compile("1\\.[1-9][0-9]*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final FactMarks marks;
    private final Mapping defaults;
    private final List<Finding> findings;
    private final List<Finding> inherited = new ArrayList<>();

    /**
     * Creates a reader.
     *
     * @param facts what the marks in profiles name
     * @param defaults the chart's defaults, which all profiles lie over
     * @param findings receives every problem
     */
    ProfileReader(Mapping facts, Mapping defaults, List<Finding> findings) {
        this.defaults = defaults;
        this.marks = new FactMarks(facts, findings);
        this.findings = findings;
    }

    /** Returns the profiles of the files, sorted by name. */
    List<Profile> read(Collection<ChartFile> files) {
        Map<String, Mapping> trees = new HashMap<>();
        for (Read file : files.parallelStream().map(Read::of).toList()) {
            findings.addAll(file.problems());
            file.tree().ifPresent(tree -> trees.put(file.name(), marks.replaceIn(tree)));
        }
        Layers common = common(trees.remove(COMMON));
        List<Profile> profiles = new ArrayList<>();
        trees.keySet().stream()
                .sorted()
                .forEach(name -> profiles.add(
                        profile(name, trees.getOrDefault(name, Mapping.empty(Location.of(name))), common)));
        reportSharedNames(profiles);
        return profiles;
    }

    /** Returns the keys of what was read that say what holds without them, each once. */
    List<Finding> inherited() {
        return inherited.stream().distinct().toList();
    }

    private Layers common(@Nullable Mapping tree) {
        Mapping present = tree == null ? Mapping.empty(Location.of(COMMON)) : tree;
        return layers(new ProfileFields(present, "the common values", LAYERS, findings), defaults);
    }

    private Profile profile(String name, Mapping tree, Layers common) {
        ProfileFields fields = new ProfileFields(tree, "the profile", PROFILE, findings);
        checkName(name, Location.of(tree.location().file()), "profile");
        String title = fields.requiredText("title", "Amazon EKS");
        String description = fields.requiredText("description", "What an operator should know before choosing it.");
        String cloud = fields.requiredText("cloud", "aws");
        if (!cloud.isEmpty() && !CLOUDS.contains(cloud)) {
            Location at = tree.get("cloud").orElse(tree).location();
            fields.report("profile/cloud", at, "unknown cloud '" + cloud + "'", NearMiss.advice(cloud, CLOUDS));
        }
        List<String> kubernetes = kubernetes(fields.mapping("kubernetes"), tree);
        Overlay base = new Overlay(
                name,
                name,
                tree.location().file(),
                title,
                description,
                cloud,
                kubernetes,
                common.merge(layers(fields, defaults.stack(common.values()))));
        return new Profile(name, title, description, cloud, kubernetes, overlays(base, fields.mapping("variants")));
    }

    private List<Overlay> overlays(Overlay base, Mapping variants) {
        if (variants.entries().isEmpty()) {
            return List.of(base);
        }
        List<Overlay> overlays = new ArrayList<>();
        for (Entry entry : variants.entries().values()) {
            checkName(entry.key(), entry.location(), "variant");
            if (!(entry.node() instanceof Mapping variant)) {
                findings.add(Finding.error(
                        "profile/type",
                        entry.location(),
                        "variant '" + entry.key() + "' is " + entry.node().kind(),
                        "write a mapping with a title and values"));
                continue;
            }
            ProfileFields fields = new ProfileFields(variant, "variant '" + entry.key() + "'", VARIANT, findings);
            overlays.add(new Overlay(
                    base.name() + "-" + entry.key(),
                    base.profile(),
                    base.source(),
                    fields.text("title", base.title()),
                    fields.text("description", base.description()),
                    base.cloud(),
                    base.kubernetes(),
                    base.layers()
                            .merge(layers(fields, defaults.stack(base.layers().values())))));
        }
        return overlays.stream().sorted(Comparator.comparing(Overlay::name)).toList();
    }

    private List<String> kubernetes(Mapping tree, Mapping profile) {
        ProfileFields fields = new ProfileFields(tree, "'kubernetes'", Set.of("checked", "versions"), findings);
        if (profile.get("kubernetes").isEmpty()) {
            fields.report(
                    "profile/missing",
                    profile.location(),
                    "the profile has no 'kubernetes'",
                    "add the minors that the cloud offers and the day that was checked");
            return List.of();
        }
        String checked = fields.requiredText("checked", "2026-11-25");
        if (!checked.isEmpty() && !DATE.matcher(checked).matches()) {
            fields.report(
                    "profile/kubernetes",
                    tree.get("checked").orElse(tree).location(),
                    "'" + checked + "' is not a date",
                    "write it as year-month-day");
        }
        List<Scalar> versions = fields.texts("versions");
        for (Scalar version : versions) {
            if (!MINOR.matcher(version.text()).matches()) {
                fields.report(
                        "profile/kubernetes",
                        version.location(),
                        "'" + version.text() + "' is not a Kubernetes minor",
                        "write for example \"1.36\"");
            }
        }
        return versions.stream().map(Scalar::text).toList();
    }

    private Layers layers(ProfileFields fields, Mapping below) {
        Mapping values = fields.mapping("values");
        inherited.addAll(InheritedKeys.of(values, below));
        return new Layers(values, fields.mapping("answers"), fields.mapping("ci"));
    }

    private void checkName(String name, Location location, String what) {
        if (!NAME.matcher(name).matches()) {
            findings.add(Finding.error(
                    "profile/name",
                    location,
                    "'" + name + "' is no name for a " + what,
                    "use small letters, digits and dashes"));
        }
    }

    private void reportSharedNames(List<Profile> profiles) {
        Map<String, String> owners = new HashMap<>();
        for (Profile profile : profiles) {
            for (Overlay overlay : profile.overlays()) {
                String other = owners.putIfAbsent(overlay.name(), profile.name());
                if (other != null) {
                    findings.add(Finding.error(
                            "profile/name",
                            Location.of(overlay.source()),
                            "its overlay '" + overlay.name() + "' has the name of one of profile '" + other + "'",
                            "rename the profile or its variant"));
                }
            }
        }
    }

    /** A file's name without what is around it, and what is in it or what is wrong with that. */
    private record Read(String name, Optional<Mapping> tree, List<Finding> problems) {

        static Read of(ChartFile file) {
            String name =
                    file.path().substring(file.path().lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
            try {
                Mapping tree = new YamlReader("profile").readMapping(file.path(), file.text());
                return new Read(name, Optional.of(tree), List.of());
            } catch (InvalidInputException e) {
                return new Read(name, Optional.empty(), e.findings());
            }
        }
    }
}
