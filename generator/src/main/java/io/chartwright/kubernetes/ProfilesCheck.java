package io.chartwright.kubernetes;

import java.util.List;

/** Seccomp and AppArmor profiles. */
final class ProfilesCheck {
    private static final List<String> TYPES = List.of("Localhost", "RuntimeDefault", "Unconfined");
    private static final int MOST_LENGTH = 4095;

    private ProfilesCheck() {}

    /** Checks a seccomp profile; one that is absent is left alone. */
    static void seccomp(Place profile) {
        if (profile.isThere() && localhost(profile)) {
            profile.at("localhostProfile").must(PathForms.DESCENDING);
        }
    }

    /** Checks an AppArmor profile; one that is absent is left alone. */
    static void appArmor(Place profile) {
        if (!profile.isThere() || !localhost(profile)) {
            return;
        }
        Place name = profile.at("localhostProfile");
        String text = name.textOrEmpty();
        if (!text.equals(text.strip())) {
            name.refuse("begins or ends with white space", "remove the white space");
        } else {
            name.require("name the profile");
        }
        if (text.length() > MOST_LENGTH) {
            name.refuse("is longer than " + MOST_LENGTH + " characters", "use a shorter name");
        }
    }

    /** Checks type and profile against each other; returns whether there is a profile of the node to look at. */
    private static boolean localhost(Place profile) {
        Place type = profile.at("type");
        Place name = profile.at("localhostProfile");
        type.require("use one of " + String.join(", ", TYPES));
        if (!type.textOrEmpty().equals("Localhost")) {
            name.forbid("is only for type Localhost", "remove it, or set type: Localhost");
            return false;
        }
        if (!name.isThere()) {
            name.refuse("is required with type Localhost", "name the profile on the node");
        }
        return name.isThere();
    }
}
