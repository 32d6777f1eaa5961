package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.kubernetes.ApiCheck;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.validate.chart.ArtifactHub;
import io.chartwright.validate.chart.DefinitionFiles;
import io.chartwright.validate.chart.DefinitionOrder;
import io.chartwright.validate.chart.Hooks;
import io.chartwright.validate.nginx.NginxRules;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.posture.PostureRules;
import io.chartwright.validate.reference.ReferenceRules;
import io.chartwright.validate.values.RiskyDefaults;
import io.chartwright.validate.values.ValueUses;
import java.util.ArrayList;
import java.util.List;

/** Every rule, in the order in which they run. */
final class Rules {
    private Rules() {}

    static List<ChartRule> ofChart() {
        return List.of(
                new Metadata(),
                chart -> chart.sources().warnings(),
                new ArtifactHub()::check,
                new DefinitionFiles()::check,
                new ValueUses()::check,
                new RiskyDefaults()::check);
    }

    static List<SingleObjectRule> ofSingleObjects(CustomKinds customKinds) {
        return List.of(new RemovedApi(), new DeprecatedApi(), new ApiFields(new ApiCheck(customKinds)));
    }

    static List<ObjectRule> ofObjects(Catalogue catalogue) {
        return List.of(new ObjectIdentity(), new CloudRules(catalogue));
    }

    static List<CellRule> ofCells() {
        List<CellRule> rules = new ArrayList<>(ReferenceRules.all());
        rules.addAll(PostureRules.all());
        rules.add(new NginxRules());
        rules.add(new Hooks());
        rules.add(new DefinitionOrder());
        return rules;
    }
}
