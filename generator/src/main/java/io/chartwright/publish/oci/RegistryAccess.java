package io.chartwright.publish.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.model.Content;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import io.chartwright.publish.store.PublishException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lets a registry answer: it is asked without a password first, and gets one, or a token that the password buys,
 * when it asks for it.
 */
final class RegistryAccess {

    private static final long LONGEST_TOKEN = 1 << 20;

    private final WebClient web;
    private final Supplier<Optional<Login>> login;
    private final String scope;
    private String authorization = "";

    /**
     * Creates access to one repository of a registry.
     *
     * @param login who logs in; asked for when the registry wants to know
     * @param repository the repository's name
     */
    RegistryAccess(WebClient web, Supplier<Optional<Login>> login, String repository) {
        this.web = web;
        this.login = login;
        this.scope = "repository:" + repository + ":pull,push";
    }

    /** Returns the registry's answer; 401 only when it does not know who asks even so. */
    WebResponse send(WebRequest request) {
        WebResponse response = web.send(authorized(request));
        if (response.status() != 401) {
            return response;
        }
        String answer = answer(request.uri(), Challenge.parse(response.headers("WWW-Authenticate")));
        if (answer.isEmpty() || answer.equals(authorization)) {
            return response;
        }
        authorization = answer;
        return web.send(authorized(request));
    }

    private WebRequest authorized(WebRequest request) {
        return authorization.isEmpty() ? request : request.withHeader("Authorization", authorization);
    }

    /** Returns what the registry is to be told; empty when there is nothing to tell. */
    private String answer(URI asked, List<Challenge> challenges) {
        Optional<Login> known = login.get();
        known.ifPresent(someone -> {
            web.secrets().add(someone.secret());
            web.secrets().add(someone.basic());
        });
        if (known.isPresent() && known.get().kind() == Login.Kind.REGISTRY_TOKEN) {
            return "Bearer " + known.get().secret();
        }
        Optional<Challenge> bearer =
                challenges.stream().filter(one -> one.scheme().equals("bearer")).findFirst();
        if (bearer.isPresent()) {
            return "Bearer " + token(asked, bearer.get(), known);
        }
        boolean isBasic = challenges.stream().anyMatch(one -> one.scheme().equals("basic"));
        return isBasic
                ? known.filter(one -> one.kind() == Login.Kind.PASSWORD)
                        .map(Login::basic)
                        .orElse("")
                : "";
    }

    private String token(URI asked, Challenge challenge, Optional<Login> known) {
        WebRequest request = known.filter(one -> one.kind() == Login.Kind.IDENTITY_TOKEN)
                .map(one -> exchange(realm(asked, challenge), challenge, one))
                .orElseGet(() -> purchase(realm(asked, challenge), challenge, known));
        WebResponse response = web.send(request.withLimit(LONGEST_TOKEN));
        if (!response.isSuccess()) {
            throw web.refused(request, response);
        }
        try {
            JsonNode json = new ObjectMapper().readTree(response.body());
            String token = json.path("token").asText(json.path("access_token").asText());
            if (!token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                return web.secrets().add(token);
            }
        } catch (IOException e) {
            // Told below, without the text: it could hold a token.
        }
        throw new PublishException("could not log in: " + web.secrets().hide(request.uri()) + " gave no token");
    }

    private WebRequest purchase(URI realm, Challenge challenge, Optional<Login> known) {
        String query = form(challenge, "");
        String separator = realm.getRawQuery() == null ? "?" : "&";
        WebRequest request = WebRequest.of("GET", URI.create(realm + separator + query));
        return known.isPresent()
                ? request.withHeader("Authorization", known.get().basic())
                : request;
    }

    private WebRequest exchange(URI realm, Challenge challenge, Login login) {
        String form = form(
                challenge, "&grant_type=refresh_token&client_id=chartwright&refresh_token=" + encode(login.secret()));
        return WebRequest.of("POST", realm)
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withBody(Content.of(form))
                .repeatable();
    }

    private String form(Challenge challenge, String more) {
        return Stream.of("service=" + encode(challenge.parameter("service")), "scope=" + encode(scope))
                        .collect(Collectors.joining("&"))
                + more;
    }

    /** Returns where tokens are had. A password goes there, so it is an encrypted place, or the registry itself. */
    private static URI realm(URI asked, Challenge challenge) {
        String text = challenge.parameter("realm");
        try {
            URI realm = URI.create(text);
            boolean isEncrypted = "https".equals(realm.getScheme()) && realm.getHost() != null;
            if ((isEncrypted || Places.isSame(asked, realm)) && realm.getRawUserInfo() == null) {
                return realm;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new PublishException("could not log in at " + asked.getAuthority() + ": it sends the password to '" + text
                + "', which is neither https nor the registry itself; nothing was sent");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
