package io.chartwright.publish.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Content;
import io.chartwright.publish.http.WebRequest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/**
 * The text to sign as the Azure Storage REST API reference gives it
 * (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key); Azurite checks the signature.
 */
class SharedKeyTest {

    private final SharedKey key = new SharedKey("myaccount", new byte[] {1});

    @Test
    void textToSignWhenMetadataIsReadIsTheOneOfTheReference() {
        WebRequest request = WebRequest.of(
                        "GET",
                        URI.create("https://myaccount.blob.core.windows.net/mycontainer"
                                + "?restype=container&comp=metadata&timeout=20"))
                .withHeader("x-ms-date", "Fri, 26 Jun 2015 23:39:12 GMT")
                .withHeader("x-ms-version", "2015-02-21");

        assertThat(key.textToSign(request))
                .isEqualTo(
                        "GET\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:Fri, 26 Jun 2015 23:39:12 GMT\nx-ms-version:2015-02-21\n"
                                + "/myaccount/mycontainer\ncomp:metadata\nrestype:container\ntimeout:20");
    }

    @Test
    void textToSignWhenAFileIsWrittenHoldsItsLengthTypeAndCondition() {
        WebRequest request = WebRequest.of("PUT", URI.create("https://myaccount.blob.core.windows.net/c/a%2Bb.tgz"))
                .withBody(Content.of("eleven byte"))
                .withHeader("Content-Type", "application/gzip")
                .withHeader("If-None-Match", "*")
                .withHeader("x-ms-blob-type", "BlockBlob");

        assertThat(key.textToSign(request))
                .isEqualTo(
                        "PUT\n\n\n11\n\napplication/gzip\n\n\n\n*\n\n\nx-ms-blob-type:BlockBlob\n/myaccount/c/a%2Bb.tgz");
    }
}
