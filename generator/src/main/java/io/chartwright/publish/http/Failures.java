package io.chartwright.publish.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** What a failed exchange means to people. */
public final class Failures {

    private Failures() {}

    /** Returns a clause that says what happened, and what to do when that is known. */
    public static String explain(IOException problem, Secrets secrets) {
        if (isUnknownHost(problem)) {
            return "there is no such host";
        }
        if (problem instanceof HttpConnectTimeoutException) {
            return "nobody answers there";
        }
        if (problem instanceof ConnectException) {
            return "the connection is refused";
        }
        String message = String.valueOf(problem.getMessage());
        if (problem instanceof HttpTimeoutException) {
            return message;
        }
        if (problem instanceof SSLException) {
            String advice = message.contains("certification path")
                    ? "; when a certificate authority of your own signed it, name its certificate in SSL_CERT_FILE"
                    : "";
            return "the server's certificate or TLS is not accepted (" + secrets.hide(message) + ")" + advice;
        }
        return "the connection broke (" + secrets.hide(message) + ")";
    }

    static boolean isUnknownHost(IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }
}
