package io.chartwright.adopt;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of one tier.
 *
 * @param name {@code player} or {@code runtime}
 * @param deployment its Deployment
 * @param container the name of the container that is the tier
 * @param service its Service, if there is one
 * @param autoscaler its HorizontalPodAutoscaler, if there is one
 * @param budget its PodDisruptionBudget, if there is one
 * @param ingress the Ingress that leads to its Service, if there is one
 */
record Tier(
        String name,
        InputObject deployment,
        String container,
        Optional<InputObject> service,
        Optional<InputObject> autoscaler,
        Optional<InputObject> budget,
        Optional<InputObject> ingress) {
    static final String PLAYER = "player";
    static final String RUNTIME = "runtime";

    /** What the tier's own container is called in paths. */
    private static final String OWN = "[own]";

    /** Returns the labels that select the pods. */
    Map<String, String> selector() {
        return InputObject.texts(deployment.mapping("spec selector matchLabels"));
    }

    /** Returns the tier's own container. */
    Mapping own() {
        return InputObject.mappings(podItems("containers")).stream()
                .filter(each -> each.text("name").orElse("").equals(container))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the path of a field of the tier's own container, as the manifests have it. */
    FieldPath field(FieldPath path) {
        return FieldPath.of("spec template spec containers")
                .then("[" + container + "]")
                .with(path.steps());
    }

    /** Returns the path with the container's own name replaced by the one word for it. */
    FieldPath general(FieldPath path) {
        return general(path, container);
    }

    /** Returns the path with the name of the container replaced by the one word for it. */
    static FieldPath general(FieldPath path, String container) {
        List<String> steps = path.steps();
        boolean isOwn = steps.size() > 4
                && steps.get(3).equals("containers")
                && steps.get(4).equals("[" + container + "]");
        return isOwn ? FieldPath.of("spec template spec containers " + OWN).with(steps.subList(5, steps.size())) : path;
    }

    /** Returns the items of a list of the pods. */
    List<Node> podItems(String key) {
        return deployment.mapping("spec template spec").get(key).stream()
                .filter(Sequence.class::isInstance)
                .flatMap(node -> ((Sequence) node).items().stream())
                .toList();
    }
}
