package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import java.util.List;
import java.util.function.Consumer;

/** Every rule about NGINX configurations. */
public final class NginxRules implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        List<NginxFile> files = NginxFile.in(cell);
        if (files.isEmpty()) {
            return;
        }
        List<NginxRule> rules = List.of(
                new LogFiles(cell),
                new CacheFolders(),
                new Resolvers(),
                new IdentityRewrites(),
                new ErrorPages(files),
                new PlainOrigins(),
                new LostPaths(),
                new LongCaching(),
                new HealthPrefixes());
        for (NginxFile file : files) {
            for (Place place : Place.of(file)) {
                rules.forEach(rule -> rule.check(place).ifPresent(report));
            }
        }
    }
}
