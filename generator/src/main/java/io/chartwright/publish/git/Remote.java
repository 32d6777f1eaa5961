package io.chartwright.publish.git;

import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Failures;
import io.chartwright.publish.http.Network;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/**
 * The repository that the branch is in.
 *
 * @param address where it is
 * @param login who logs in there, if anybody does
 * @param network the environment variables, which say how to call {@code ssh} and name proxies, and the secrets
 */
record Remote(GitAddress address, Optional<GitLogin> login, Network network) {

    /** How many times as long as one answer a whole fetch or push may take: it has several, and packages in them. */
    private static final int ANSWERS = 10;

    /** Returns the bound of a whole fetch or push: ten minutes, as long as nothing else is said. */
    Deadline deadline() {
        return new Deadline(network.client().answerTime().multipliedBy(ANSWERS));
    }

    /** Returns the bound of a single read. */
    private int seconds() {
        return (int) Math.max(1, network.client().answerTime().toSeconds());
    }

    /** Fetches the newest commit of the branch and returns it; empty when there is no such branch. */
    Optional<ObjectId> fetch(Repository into) throws IOException {
        try (Transport transport = open(into)) {
            transport.setDepth(1);
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.fetch(
                    NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + address.ref() + ":" + address.ref())));
            return Optional.ofNullable(into.resolve(address.ref()));
        } catch (TransportException e) {
            if (String.valueOf(e.getMessage()).contains("does not have " + address.ref())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Pushes a commit to the branch, if that is still at the base, or still missing. */
    RemoteRefUpdate push(Repository from, ObjectId commit, Optional<ObjectId> base) throws IOException {
        RemoteRefUpdate update = new RemoteRefUpdate(
                from, commit.name(), commit, address.ref(), false, null, base.orElse(ObjectId.zeroId()));
        try (Transport transport = open(from)) {
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            return update;
        }
    }

    private Transport open(Repository local) throws IOException {
        Transport transport;
        try {
            transport = Transport.open(local, address.remote().setPass(null));
        } catch (NotSupportedException e) {
            throw new UnavailableException("could not reach " + address + ": " + e.getMessage(), e);
        }
        transport.setTimeout(seconds());
        login.ifPresent(someone -> transport.setCredentialsProvider(someone.provider()));
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(new SystemSsh(network.environment()));
        }
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(Connections.of(network));
        }
        return transport;
    }

    /** Returns whether asking again would be answered in the same way. */
    static boolean isRefused(IOException problem) {
        String message = String.valueOf(problem.getMessage());
        return certificate(problem).isPresent()
                || message.matches("(?is).*(not authorized|authentication is required|not permitted|not found|forbidden"
                        + "|permission denied|host key verification|does not appear to be a git repository).*");
    }

    /** Returns why something failed, without the password. */
    String explain(IOException problem) {
        if (cause(problem, SocketTimeoutException.class).isPresent()) {
            return "nothing came for " + seconds() + " seconds";
        }
        Optional<SSLException> certificate = certificate(problem);
        if (certificate.isPresent()) {
            return Failures.explain(certificate.get(), network.client().secrets());
        }
        String hidden = network.client()
                .secrets()
                .hide(String.valueOf(problem.getMessage()).strip());
        boolean isLogin = hidden.matches("(?is).*(not authorized|authentication is required|permission denied).*");
        return hidden
                + (isLogin ? "; CHARTWRIGHT_USERNAME and CHARTWRIGHT_PASSWORD, or CHARTWRIGHT_TOKEN, log in" : "");
    }

    private static Optional<SSLException> certificate(IOException problem) {
        return cause(problem, SSLException.class);
    }

    private static <T extends Throwable> Optional<T> cause(IOException problem, Class<T> kind) {
        return Stream.<Throwable>iterate(problem, cause -> cause != null, Throwable::getCause)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
