package io.chartwright.annotations;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * A controller that reads annotations.
 *
 * @param id its name in the catalogue, for example {@code aws-load-balancer-controller}
 * @param title its name for people
 * @param cloud whose annotations it reads, as in a profile; {@code any} when every cloud may have it
 * @param release the release, or the day, that the annotations were read from
 * @param source the document that they were read from
 * @param prefix what stands before a short name in the catalogue's conditions
 * @param kinds the kinds of objects that its annotations sit on
 * @param marks by what its annotations and objects are recognised
 * @param parent the id of the controller whose annotations it reads too
 */
public record Controller(
        String id,
        String title,
        String cloud,
        String release,
        String source,
        String prefix,
        List<String> kinds,
        Marks marks,
        Optional<String> parent) {

    /** The cloud of a controller that every cloud may have. */
    public static final String ANY_CLOUD = "any";

    /**
     * By what a controller's annotations and objects are recognised.
     *
     * @param keys the beginnings of keys that nobody else uses
     * @param words the beginnings of classes and labels that nobody else uses
     * @param loadBalancerClasses the classes that give a Service to it; {@code *} for any
     * @param ingressClasses the usual names of its Ingress class
     */
    public record Marks(
            List<String> keys, List<String> words, List<String> loadBalancerClasses, List<String> ingressClasses) {}

    public Controller {
        kinds = List.copyOf(kinds);
    }

    static Controller of(String id, Mapping fields) {
        return new Controller(
                id,
                fields.text("title").orElse(id),
                fields.text("cloud").orElse(ANY_CLOUD),
                fields.text("release").orElse(""),
                fields.text("source").orElse(""),
                fields.text("prefix").orElse(""),
                texts(fields, "kinds"),
                new Marks(
                        texts(fields, "owns"),
                        texts(fields, "marks"),
                        texts(fields, "class"),
                        texts(fields, "ingressClass")),
                fields.text("extends"));
    }

    /** Returns whether an annotation with that key can be meant for this controller only. */
    public boolean owns(String key) {
        return marks.keys().stream().anyMatch(key::startsWith);
    }

    /** Returns whether it makes load balancers for Services. */
    public boolean servesServices() {
        return kinds.equals(List.of("Service"));
    }

    static List<String> texts(Mapping fields, String key) {
        return fields.items(key).stream().map(Controller::text).toList();
    }

    private static String text(Node node) {
        return ((Scalar) node).text();
    }
}
