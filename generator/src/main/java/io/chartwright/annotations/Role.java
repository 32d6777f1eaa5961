package io.chartwright.annotations;

import java.util.Locale;

/** What an annotation stands for where more than its own value matters. */
public enum Role {
    /** Nothing more than its value. */
    NONE,
    /** The name of a load balancer. */
    NAME,
    /** The path of a health check. */
    HEALTH_PATH,
    /** The protocol of a health check. */
    HEALTH_PROTOCOL,
    /** Turns on the PROXY protocol. */
    PROXY_PROTOCOL,
    /** Names the objects that hold the health check. */
    BACKEND_CONFIG,
    /** What Services must agree in to share an address. */
    SHARED_ADDRESS;

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
