package io.chartwright.validate.posture;

import io.chartwright.validate.objects.CellRule;
import java.util.List;

/** Every rule about how safely and reliably objects run. */
public final class PostureRules {
    private PostureRules() {}

    /** Returns the rules in the order in which they run. */
    public static List<CellRule> all() {
        return List.of(
                new RootFileSystem(),
                new ImageTags(),
                new Resources(),
                new Probes(),
                new TokenAutomount(),
                new AccessRights(),
                new OpenLoadBalancers(),
                new Availability(),
                new Scaling(),
                new PlainSecrets(),
                new PlainAddresses(),
                new UnverifiedTls(),
                new HiddenFolders(),
                new RepeatedItems());
    }
}
