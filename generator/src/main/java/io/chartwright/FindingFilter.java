package io.chartwright;

import io.chartwright.model.Finding;
import io.chartwright.project.ProjectLayout;
import io.chartwright.project.ProjectReader;
import io.chartwright.rules.Ignore;
import io.chartwright.rules.IgnoreFile;
import io.chartwright.rules.Ignored;
import io.chartwright.rules.Ignores;
import io.chartwright.rules.Rule;
import io.chartwright.rules.RuleCatalog;
import io.chartwright.rules.RuleSelection;
import io.chartwright.validate.Validation;
import java.util.ArrayList;
import java.util.List;

/** Decides which findings of a validation are reported: by the project's decisions and the user's choice of rules. */
final class FindingFilter {
    private final Request request;
    private final RuleSelection rules;
    private final List<Ignore> ignores = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();

    private FindingFilter(Request request) {
        this.request = request;
        this.rules = request.policy().rules();
    }

    /**
     * Returns the filter of a project.
     *
     * @throws io.chartwright.model.UnknownNameException for a choice of rules that matches none
     */
    static FindingFilter ofProject(Request request, ProjectLayout layout) {
        FindingFilter filter = new FindingFilter(request);
        new ProjectReader()
                .settings(layout)
                .ifPresent(
                        file -> filter.ignores.addAll(new IgnoreFile(filter.problems).read(file.path(), file.text())));
        return filter;
    }

    /**
     * Returns the filter of what is in no project.
     *
     * @throws io.chartwright.model.UnknownNameException for a choice of rules that matches none
     */
    static FindingFilter ofNothing(Request request) {
        return new FindingFilter(request);
    }

    /** Returns what is reported and what is ignored. */
    Ignores.Result applyTo(Validation validation) {
        List<Ignore> all = new ArrayList<>(ignores);
        all.addAll(validation.ignores());
        Ignores.Result result = new Ignores(all, request.policy().today())
                .applyTo(validation.findings(), !all.isEmpty() && isComplete(validation));
        List<Finding> left = new ArrayList<>(result.findings());
        left.addAll(problems);
        List<Ignored> ignored = result.ignored().stream()
                .filter(decision -> !rules.of(List.of(decision.finding())).isEmpty())
                .toList();
        return new Ignores.Result(rules.of(left), ignored);
    }

    /** A part that was not validated, or could not be, may be what a decision is about. */
    private boolean isComplete(Validation validation) {
        RuleCatalog catalog = RuleCatalog.load();
        return request.profiles().isEmpty()
                && validation.findings().stream()
                        .noneMatch(finding ->
                                catalog.find(finding.rule()).filter(Rule::stops).isPresent());
    }
}
