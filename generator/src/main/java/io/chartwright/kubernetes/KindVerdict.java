package io.chartwright.kubernetes;

import io.chartwright.kubernetes.RemovedApis.Removal;
import io.chartwright.model.NearMiss;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a server of a minor says to an apiVersion and a kind that it does not serve. */
final class KindVerdict {
    private final ApiTypes types;

    KindVerdict(ApiTypes types) {
        this.types = types;
    }

    /** Says it of a kind that the minor knows, when a server serves it only if it is told to. */
    void checkServed(ApiKind kind, Place object, Minor minor) {
        if (!kind.isOnByDefault()) {
            String name = kind.apiVersion() + " " + kind.name();
            object.at("apiVersion")
                    .refuse(name + " is served only where it was switched on", other(kind.name(), minor));
        }
    }

    /**
     * Says what is wrong with an apiVersion and a kind that the minor does not know. Of a kind that may come from a
     * definition that is not at hand, nothing is said.
     */
    void refuseUnknown(String apiVersion, String kind, Place object, Minor minor) {
        Optional<ApiKind> elsewhere = types.kinds(kind).stream()
                .filter(each -> each.apiVersion().equals(apiVersion))
                .findFirst();
        Optional<Removal> removal = Removed.TABLE.find(apiVersion, kind, minor);
        if (removal.isPresent() || elsewhere.isPresent()) {
            String when = removal.map(each -> " is not served since Kubernetes " + each.minor())
                    .orElseGet(() -> when(elsewhere.orElseThrow(), minor));
            String fix = removal.map(Removal::replacement)
                    .filter(replacement -> !replacement.isEmpty())
                    .map(KindVerdict::write)
                    .orElse(other(kind, minor));
            object.at("apiVersion").refuse(apiVersion + " " + kind + when, fix);
        } else {
            refuseUnheardOf(apiVersion, kind, object, minor);
        }
    }

    private static String when(ApiKind kind, Minor minor) {
        return kind.span().first() > minor.number()
                ? " is served since Kubernetes 1." + kind.span().first()
                : " is not served since Kubernetes 1." + (kind.span().last() + 1);
    }

    private void refuseUnheardOf(String apiVersion, String kind, Place object, Minor minor) {
        Set<String> versions = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (ApiKind each : types.kinds()) {
            if (each.isOnByDefault() && each.span().holds(minor)) {
                versions.add(each.apiVersion());
                if (each.apiVersion().equals(apiVersion)) {
                    names.add(each.name());
                }
            }
        }
        String group = ApiKind.groupOf(apiVersion);
        boolean isBuiltInName = !available(kind, minor).isEmpty();
        boolean isSlip = isBuiltInName && NearMiss.of(apiVersion, versions).isPresent();
        boolean isBuiltInGroup = group.indexOf('.') < 0
                || types.kinds().stream().anyMatch(each -> each.group().equals(group));
        if (isBuiltInName && (isSlip || isBuiltInGroup)) {
            object.at("apiVersion").refuse("there is no " + kind + " in " + apiVersion, other(kind, minor));
        } else if (isBuiltInGroup) {
            String fix = NearMiss.of(kind, names)
                    .map(near -> "write '" + near + "'")
                    .orElse("check the spelling of kind and apiVersion");
            object.at("kind").refuse("there is no " + kind + " in " + apiVersion, fix);
        }
    }

    /** Returns what to do when the kind is there under another API version. */
    private String other(String kind, Minor minor) {
        List<String> available = available(kind, minor);
        return switch (available.size()) {
            case 0 -> "remove the object";
            case 1 -> write(available.get(0));
            default -> "write one of the available: " + String.join(", ", available);
        };
    }

    private List<String> available(String kind, Minor minor) {
        return types.kinds(kind).stream()
                .filter(each -> each.span().holds(minor) && each.isOnByDefault())
                .map(ApiKind::apiVersion)
                .sorted()
                .toList();
    }

    private static String write(String apiVersion) {
        return "write 'apiVersion: " + apiVersion + "'";
    }

    /** Read when an API version is asked for that no minor has. */
    private static final class Removed {
        static final RemovedApis TABLE = new RemovedApis();
    }
}
