package io.chartwright.publish.web;

import io.chartwright.model.UnknownNameException;
import io.chartwright.publish.http.Loopback;
import java.net.URI;

/** The address of a folder of a web server. */
final class WebAddress {

    private WebAddress() {}

    /**
     * Returns the address, with a slash at the end.
     *
     * @param mayBePlain whether a server on another machine may be called without encryption
     * @throws UnknownNameException when the text is no such address, or has a password, a query or a fragment
     */
    static URI parse(String text, boolean mayBePlain) {
        try {
            URI uri = URI.create(text.replaceFirst("/*$", "/"));
            boolean isPlain = "http".equals(uri.getScheme()) && (mayBePlain || Loopback.is(uri.getHost()));
            boolean isFolder = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (isFolder && (isPlain || "https".equals(uri.getScheme()))) {
                return uri.normalize();
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the reason, which repeats the text.
        }
        throw new UnknownNameException(
                "'" + text.replaceFirst("//[^/@]*@", "//***@").replaceFirst("[?#].*", "…")
                        + "' is no folder of a web server: write https://HOST/PATH, without a password"
                        + " (CHARTWRIGHT_USERNAME and CHARTWRIGHT_PASSWORD log in); http:// wants --plain-http");
    }

    /** Returns the address without the slash at its end. */
    static String name(URI address) {
        return address.toString().replaceFirst("/$", "");
    }
}
