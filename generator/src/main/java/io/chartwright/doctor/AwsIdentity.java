package io.chartwright.doctor;

import io.chartwright.model.Inspection;
import io.chartwright.model.Inspection.Status;
import io.chartwright.model.Remedy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at the AWS profiles of a workstation: whether each leads to a login, and whether that is still valid. */
public final class AwsIdentity {

    static final String AREA = "identity";

    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/\\S+");

    /** A virtual device has an ARN, a hardware device a serial number. */
    private static final Pattern DEVICE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:mfa/\\S+|[A-Za-z0-9]{9,}");

    private final Map<String, String> environment;
    private final Instant now;
    private final AwsFiles files;
    private final AwsSessions sessions;
    private final List<Inspection> found = new ArrayList<>();

    /**
     * Creates it.
     *
     * @param environment the environment variables, with {@code HOME}
     * @param now what the ends of sessions are compared with
     */
    public AwsIdentity(Map<String, String> environment, Instant now) {
        this.environment = Map.copyOf(environment);
        this.now = now;
        this.files = AwsFiles.read(environment);
        this.sessions = new AwsSessions(files.folder());
    }

    /** Returns what was found of each profile, and of the files as a whole. */
    public List<Inspection> inspect() {
        files.unreadable()
                .forEach(file -> error(
                        file + " cannot be read as text in UTF-8",
                        Remedy.of("save it as UTF-8; in PowerShell 5 with Set-Content -Encoding ascii")));
        files.ignored()
                .forEach(name -> warning(
                        "the AWS tools do not read the section [" + name + "] of " + files.config(),
                        Remedy.of("write [profile " + name + "]")));
        String chosen = environment.getOrDefault("AWS_PROFILE", "");
        if (!chosen.isEmpty() && !files.profiles().containsKey(chosen)) {
            error(
                    "AWS_PROFILE names '" + chosen + "', which is in no file of profiles",
                    Remedy.of(
                            "choose one of " + files.profiles().keySet() + ", or make it",
                            "aws configure --profile " + chosen));
        }
        if (files.profiles().isEmpty() && files.unreadable().isEmpty()) {
            found.add(Inspection.info(AREA, "there are no AWS profiles in " + files.config()));
        }
        files.profiles().keySet().forEach(this::profile);
        return List.copyOf(found);
    }

    private void profile(String name) {
        int before = found.size();
        Map<String, String> profile = settings(name);
        if (profile.containsKey("role_arn")) {
            role(name, profile);
        } else if (profile.containsKey("mfa_serial")) {
            warning(
                    "the AWS profile '" + name + "' has mfa_serial without role_arn, which the AWS tools do not use",
                    Remedy.of("put mfa_serial into the profile with the role_arn"));
        }
        signOn(name, profile);
        if (found.size() == before) {
            found.add(Inspection.ok(AREA, "the AWS profile '" + name + "' " + way(profile)));
        }
    }

    private static String way(Map<String, String> profile) {
        if (profile.containsKey("role_arn")) {
            String source =
                    profile.getOrDefault("source_profile", profile.getOrDefault("credential_source", "a token"));
            return "takes a role with what '" + source + "' has"
                    + (profile.containsKey("mfa_serial") ? " and a code from a device" : "");
        }
        return hasLogin(profile) ? "has a login" : "has settings only";
    }

    private void role(String name, Map<String, String> profile) {
        matches(name, profile, "role_arn", ROLE, "arn:aws:iam::111122223333:role/NAME");
        matches(name, profile, "mfa_serial", DEVICE, "arn:aws:iam::111122223333:mfa/NAME");
        boolean hasSource = profile.containsKey("source_profile");
        boolean hasPlace = profile.containsKey("credential_source");
        boolean hasToken = profile.containsKey("web_identity_token_file");
        if (hasSource && hasPlace) {
            error(
                    "the AWS profile '" + name
                            + "' has source_profile and credential_source, of which one may be there",
                    Remedy.of("delete one of them"));
        } else if (!hasSource && !hasPlace && !hasToken) {
            error(
                    "the AWS profile '" + name + "' has role_arn, and nothing says with whose login to take the role",
                    Remedy.of(
                            "name the profile that has the login",
                            "aws configure set source_profile default --profile " + name));
        } else if (hasSource) {
            chain(name);
        }
        expired(sessions.role(profile))
                .ifPresent(end -> warning(
                        "the session of the AWS profile '" + name + "' has ended at " + end,
                        Remedy.of(
                                profile.containsKey("mfa_serial")
                                        ? "run this once and give the code of your device; kubectl and chartwright cannot ask for it"
                                        : "run this once",
                                "aws sts get-caller-identity --profile " + name)));
    }

    /** Follows the sources to where a login is. */
    private void chain(String first) {
        Set<String> seen = new LinkedHashSet<>(List.of(first));
        String at = first;
        while (true) {
            String next = settings(at).getOrDefault("source_profile", "");
            if (!files.profiles().containsKey(next)) {
                error(
                        "the AWS profile '" + at + "' has the source_profile '" + next + "', which is in no file",
                        Remedy.of(
                                "name one of " + files.profiles().keySet() + ", or make it",
                                "aws configure --profile " + next));
                return;
            }
            // A profile may be its own source when it has keys.
            boolean isItself = next.equals(at) && hasKeys(settings(at));
            if (isItself || !settings(next).containsKey("source_profile")) {
                end(first, next, isItself);
                return;
            }
            if (!seen.add(next)) {
                error(
                        "the AWS profile '" + first + "' leads to itself: " + String.join(" -> ", seen) + " -> " + next,
                        Remedy.of("give one of them a source_profile that has a login"));
                return;
            }
            at = next;
        }
    }

    private void end(String first, String last, boolean isItself) {
        Map<String, String> settings = settings(last);
        boolean isRole = settings.containsKey("role_arn");
        if (!isItself && !isRole && !hasLogin(settings)) {
            error(
                    "the AWS profile '" + first + "' takes its login from '" + last + "', which has none",
                    Remedy.of("add the access key of '" + last + "'", "aws configure --profile " + last));
        }
    }

    private void signOn(String name, Map<String, String> profile) {
        String session = profile.getOrDefault("sso_session", "");
        if (!session.isEmpty() && !files.sessions().containsKey(session)) {
            error(
                    "the AWS profile '" + name + "' has the sso_session '" + session + "', which is not in "
                            + files.config(),
                    Remedy.of("make it", "aws configure sso --profile " + name));
        }
        String key = session.isEmpty() ? profile.getOrDefault("sso_start_url", "") : session;
        if (!key.isEmpty()) {
            expired(sessions.signOn(key))
                    .ifPresent(end -> warning(
                            "the single sign-on of the AWS profile '" + name + "' has ended at " + end,
                            Remedy.of("log in again", "aws sso login --profile " + name)));
        }
    }

    private Optional<Instant> expired(Optional<Instant> end) {
        return end.filter(time -> !time.isAfter(now));
    }

    private void matches(String name, Map<String, String> profile, String key, Pattern form, String example) {
        String value = profile.getOrDefault(key, "");
        if (profile.containsKey(key) && !form.matcher(value).matches()) {
            error(
                    "the AWS profile '" + name + "' has a " + key + " that is none",
                    Remedy.of("write it like " + example));
        }
    }

    private static boolean hasKeys(Map<String, String> profile) {
        return profile.containsKey("aws_access_key_id") && profile.containsKey("aws_secret_access_key");
    }

    private static boolean hasLogin(Map<String, String> profile) {
        return hasKeys(profile)
                || profile.containsKey("credential_process")
                || profile.containsKey("login_session")
                || profile.containsKey("sso_session")
                || profile.containsKey("sso_start_url");
    }

    private Map<String, String> settings(String name) {
        return files.profiles().getOrDefault(name, Map.of());
    }

    private void error(String what, Remedy remedy) {
        found.add(new Inspection(AREA, Status.ERROR, what, remedy));
    }

    private void warning(String what, Remedy remedy) {
        found.add(new Inspection(AREA, Status.WARNING, what, remedy));
    }
}
