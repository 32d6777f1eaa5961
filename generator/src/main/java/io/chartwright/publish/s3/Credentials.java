package io.chartwright.publish.s3;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param id the access key's id
 * @param secret the access key
 * @param sessionToken what belongs to a key that holds for a time
 */
record Credentials(String id, String secret, Optional<String> sessionToken) {

    @Override
    public String toString() {
        return "credentials " + id;
    }
}
