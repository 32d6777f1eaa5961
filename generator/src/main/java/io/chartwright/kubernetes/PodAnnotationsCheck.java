package io.chartwright.kubernetes;

/** Annotations of pods that the server reads. */
final class PodAnnotationsCheck {
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

    private static final Format APP_ARMOR_PROFILE = new Format(
            text -> text.isEmpty()
                    || text.equals("runtime/default")
                    || text.equals("unconfined")
                    || text.startsWith("localhost/"),
            "an AppArmor profile",
            "runtime/default, unconfined or localhost/ and a name");

    private static final Format COST =
            new Format(PodAnnotationsCheck::isCost, "a cost", "a whole number without a leading zero");

    private PodAnnotationsCheck() {}

    static void check(PodContext pod) {
        Place annotations = pod.metadata().at("annotations");
        annotations.at("controller.kubernetes.io/pod-deletion-cost").must(COST);
        Place mirror = annotations.at("kubernetes.io/config.mirror");
        if (mirror.isThere() && pod.spec().at("nodeName").isEmpty()) {
            mirror.refuse("needs spec.nodeName", "remove it");
        }
        for (Place annotation : annotations.fields()) {
            if (annotation.key().startsWith(APP_ARMOR)) {
                appArmor(annotation, pod);
            }
        }
    }

    private static void appArmor(Place annotation, PodContext pod) {
        String name = annotation.key().substring(APP_ARMOR.length());
        if (pod.containers().stream()
                .noneMatch(container -> container.at("name").textOrEmpty().equals(name))) {
            annotation.refuse("'" + name + "' is no container of the pod", "name one of its containers");
        }
        annotation.must(APP_ARMOR_PROFILE);
        for (Place container : pod.containers()) {
            Place own = container.at("securityContext", "appArmorProfile");
            Place profile = own.isThere() ? own : pod.spec().at("securityContext", "appArmorProfile");
            boolean same = !profile.isThere() || annotation.textOrEmpty().equals(written(profile));
            if (pod.isPod() && container.at("name").textOrEmpty().equals(name) && !same) {
                annotation.refuse("is not the same as " + profile.path(), "remove the annotation");
            }
        }
    }

    private static String written(Place profile) {
        return switch (profile.at("type").textOrEmpty()) {
            case "RuntimeDefault" -> "runtime/default";
            case "Unconfined" -> "unconfined";
            default -> "localhost/" + profile.at("localhostProfile").textOrEmpty();
        };
    }

    private static boolean isCost(String text) {
        // The server wants a canonical number of 32 bits.
        if (!text.matches("0|-?[1-9]\\d{0,9}")) {
            return false;
        }
        long cost = Long.parseLong(text);
        return cost >= Integer.MIN_VALUE && cost <= Integer.MAX_VALUE;
    }
}
