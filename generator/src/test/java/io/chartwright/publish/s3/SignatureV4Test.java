package io.chartwright.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Content;
import io.chartwright.publish.http.WebRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The four examples of the Amazon S3 API reference, "Signature Calculations for the Authorization Header: Transferring
 * Payload in a Single Chunk", with the signatures that it gives
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 */
class SignatureV4Test {

    private static final Credentials EXAMPLE =
            new Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty());
    private static final String HOST = "https://examplebucket.s3.amazonaws.com";

    @Test
    void signWhenARangeIsReadGivesTheSignatureOfTheReference() {
        assertThat(signed(WebRequest.of("GET", URI.create(HOST + "/test.txt")).withHeader("Range", "bytes=0-9")))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void signWhenAFileIsWrittenGivesTheSignatureOfTheReference() {
        assertThat(signed(WebRequest.of("PUT", URI.create(HOST + "/test%24file.text"))
                        .withHeader("Date", "Fri, 24 May 2013 00:00:00 GMT")
                        .withHeader("x-amz-storage-class", "REDUCED_REDUNDANCY")
                        .withBody(Content.of("Welcome to Amazon S3."))))
                .endsWith("SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,"
                        + "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void signWhenTheQueryHasNoValueGivesTheSignatureOfTheReference() {
        assertThat(signed(WebRequest.of("GET", URI.create(HOST + "?lifecycle"))))
                .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void signWhenTheQueryHasFieldsGivesTheSignatureOfTheReference() {
        assertThat(signed(WebRequest.of("GET", URI.create(HOST + "?prefix=J&max-keys=2"))))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void signWhenTheKeyHoldsForATimeSignsItsToken() {
        Credentials session = new Credentials(EXAMPLE.id(), EXAMPLE.secret(), Optional.of("token"));
        WebRequest signed = new SignatureV4("us-east-1", "s3")
                .sign(WebRequest.of("GET", URI.create(HOST + "/a")), session, Instant.EPOCH);

        assertThat(signed.headers()).containsEntry("x-amz-security-token", "token");
        assertThat(signed.headers().get("Authorization")).contains("x-amz-date;x-amz-security-token,");
    }

    private static String signed(WebRequest request) {
        return new SignatureV4("us-east-1", "s3")
                .sign(request, EXAMPLE, Instant.parse("2013-05-24T00:00:00Z"))
                .headers()
                .getOrDefault("Authorization", "");
    }
}
