package io.chartwright.kubernetes;

/** What holds for every workload that keeps pods running. */
final class WorkloadCheck {

    private WorkloadCheck() {}

    /** Checks the counts, the selector against the template, and what the template must say. */
    static void check(Place spec) {
        spec.at("replicas").within(0, Integer.MAX_VALUE);
        spec.at("minReadySeconds").within(0, Integer.MAX_VALUE);
        Place template = spec.at("template", "spec");
        String restart = template.at("restartPolicy").textOrEmpty();
        if (!restart.isEmpty() && !restart.equals("Always")) {
            template.at("restartPolicy").refuse("'" + restart + "' is not Always", "write Always, or use a Job");
        }
        template.at("activeDeadlineSeconds").forbid("is not for pods that keep running", "remove it, or use a Job");
    }

    /** Checks a label selector and that it selects the pods of the template. */
    static void selector(Place spec) {
        Place selector = spec.at("selector");
        if (!selector.isThere() || Selectors.isEmpty(selector)) {
            selector.refuse("is required", "select the labels of the template");
            return;
        }
        Selectors.check(selector);
        Selectors.mustMatch(selector, spec.at("template", "metadata", "labels"));
    }
}
