package io.chartwright.model;

import java.util.Locale;

/** The systems that commands are written for. */
public enum Platform {
    /** Windows, with PowerShell. */
    WINDOWS,
    MACOS,
    LINUX;

    /** Returns the platform of the system that names itself so in the property {@code os.name}. */
    public static Platform of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MACOS : LINUX;
    }

    /** Returns its name in reports, such as {@code macos}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
