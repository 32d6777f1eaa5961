package io.chartwright.publish.s3;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.model.Content;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Json;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.PercentEncoding;
import io.chartwright.publish.http.Renewed.Expiring;
import io.chartwright.publish.http.Secrets;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds credentials where the AWS tools look for them, in their order: environment, web identity, profile, container,
 * machine.
 */
final class CredentialsChain implements Supplier<Expiring<Credentials>> {

    private static final String MACHINE = "http://169.254.169.254/latest/";
    private static final String CONTAINER = "http://169.254.170.2";

    private final Network network;
    private final Profile profile;
    private final String region;

    CredentialsChain(Network network, Profile profile, String region) {
        this.network = network;
        this.profile = profile;
        this.region = region;
    }

    @Override
    public Expiring<Credentials> get() {
        return fromEnvironment()
                .or(this::fromWebIdentity)
                .or(this::fromProfile)
                .or(this::fromContainer)
                .or(this::fromMachine)
                .orElseThrow(() -> new UnavailableException("there are no credentials for S3: set AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; 'aws configure export-credentials --format env'"
                        + " prints what 'aws sso login' and other ways made"));
    }

    private Optional<Expiring<Credentials>> fromEnvironment() {
        return credentials(
                network.variable("AWS_ACCESS_KEY_ID"),
                network.variable("AWS_SECRET_ACCESS_KEY"),
                network.variable("AWS_SESSION_TOKEN"),
                Instant.MAX);
    }

    private Optional<Expiring<Credentials>> fromProfile() {
        Optional<Expiring<Credentials>> found = credentials(
                profile.setting("aws_access_key_id").orElse(""),
                profile.setting("aws_secret_access_key").orElse(""),
                profile.setting("aws_session_token").orElse(""),
                Instant.MAX);
        if (found.isEmpty() && profile.otherLogin().isPresent()) {
            // The container or the machine may have credentials, too, but they would be somebody else's.
            throw new UnavailableException("the profile '" + profile.name() + "' of the AWS tools logs in by "
                    + profile.otherLogin().get() + ", which is not known here: 'aws configure export-credentials"
                    + " --profile " + profile.name() + " --format env' prints variables to set");
        }
        return found;
    }

    /** As pods on EKS and jobs of CI systems get them: a token in a file is exchanged for credentials of a role. */
    private Optional<Expiring<Credentials>> fromWebIdentity() {
        String file = or(network.variable("AWS_WEB_IDENTITY_TOKEN_FILE"), "web_identity_token_file");
        String role = or(network.variable("AWS_ROLE_ARN"), "role_arn");
        if (file.isEmpty() || role.isEmpty()) {
            return Optional.empty();
        }
        String given = network.variable("AWS_ENDPOINT_URL_STS");
        String endpoint = given.isEmpty()
                ? "https://sts." + region + "." + S3Protocol.domain(region) + "/"
                : Network.server(given, "AWS_ENDPOINT_URL_STS") + "/";
        String session = network.variable("AWS_ROLE_SESSION_NAME");
        WebRequest request = WebRequest.of("POST", URI.create(endpoint))
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withBody(Content.of("Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn="
                        + PercentEncoding.segment(role) + "&RoleSessionName="
                        + PercentEncoding.segment(session.isEmpty() ? "chartwright" : session) + "&WebIdentityToken="
                        + PercentEncoding.segment(read(file))))
                .repeatable();
        WebResponse response = network.client().send(request);
        if (!response.isSuccess()) {
            throw network.client().refused(request, response);
        }
        String xml = response.text();
        return credentials(
                element(xml, "AccessKeyId"),
                element(xml, "SecretAccessKey"),
                element(xml, "SessionToken"),
                Instant.parse(element(xml, "Expiration")));
    }

    /** As ECS tasks and EKS Pod Identity get them. */
    private Optional<Expiring<Credentials>> fromContainer() {
        String relative = network.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        String full = network.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        if (relative.isEmpty() && full.isEmpty()) {
            return Optional.empty();
        }
        String file = network.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        String token = file.isEmpty() ? network.secret("AWS_CONTAINER_AUTHORIZATION_TOKEN") : read(file);
        WebRequest plain = WebRequest.of("GET", URI.create(relative.isEmpty() ? full : CONTAINER + relative));
        WebRequest request = token.isEmpty() ? plain : plain.withHeader("Authorization", token);
        WebResponse response = network.client().send(request);
        if (!response.isSuccess()) {
            throw network.client().refused(request, response);
        }
        return fromJson(response.text());
    }

    /** As a virtual machine gets them, by the second version of its metadata service. */
    private Optional<Expiring<Credentials>> fromMachine() {
        if (network.variable("AWS_EC2_METADATA_DISABLED").equalsIgnoreCase("true")) {
            return Optional.empty();
        }
        WebClient client = network.metadataClient();
        try {
            WebResponse token = client.send(WebRequest.of("PUT", URI.create(MACHINE + "api/token"))
                    .withHeader("X-aws-ec2-metadata-token-ttl-seconds", "300"));
            String folder = MACHINE + "meta-data/iam/security-credentials/";
            WebResponse role = client.send(metadata(folder, token.text()));
            if (!token.isSuccess() || !role.isSuccess()) {
                return Optional.empty();
            }
            String name = role.text().strip().lines().findFirst().orElse("");
            return fromJson(client.send(metadata(folder + PercentEncoding.segment(name), token.text()))
                    .text());
        } catch (UnavailableException e) {
            // Nobody answers there: this is no machine of AWS, and the caller says what else there is.
            return Optional.empty();
        }
    }

    private static WebRequest metadata(String uri, String token) {
        return WebRequest.of("GET", URI.create(uri)).withHeader("X-aws-ec2-metadata-token", token.strip());
    }

    private Optional<Expiring<Credentials>> fromJson(String text) {
        String what = "the answer of the AWS credentials service";
        JsonNode json = Json.read(text, what);
        return credentials(
                Json.text(json, "AccessKeyId", what),
                Json.text(json, "SecretAccessKey", what),
                json.path("Token").asText(),
                Instant.parse(Json.text(json, "Expiration", what)));
    }

    private Optional<Expiring<Credentials>> credentials(String id, String secret, String token, Instant end) {
        if (id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        Secrets secrets = network.client().secrets();
        secrets.add(secret);
        secrets.add(token);
        Optional<String> session = token.isEmpty() ? Optional.empty() : Optional.of(token);
        return Optional.of(new Expiring<>(new Credentials(id, secret, session), end));
    }

    private String or(String variable, String setting) {
        return variable.isEmpty() ? profile.setting(setting).orElse("") : variable;
    }

    private String read(String file) {
        try {
            return network.client()
                    .secrets()
                    .add(Files.readString(Path.of(file)).strip());
        } catch (IOException | InvalidPathException e) {
            throw new UnavailableException("could not read the token in " + file + ": " + e.getMessage(), e);
        }
    }

    private static String element(String xml, String name) {
        Matcher matcher =
                Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        if (!matcher.find()) {
            throw new UnavailableException("the answer of AWS STS has no '" + name + "'");
        }
        return matcher.group(1);
    }
}
