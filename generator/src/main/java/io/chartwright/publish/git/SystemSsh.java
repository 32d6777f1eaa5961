package io.chartwright.publish.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/**
 * The system's {@code ssh}, with its keys, agents, known hosts and configuration. It asks nothing: what needs a person
 * fails. {@code GIT_SSH_COMMAND} names another command, as for git.
 */
final class SystemSsh extends SshSessionFactory {

    private final Map<String, String> environment;

    SystemSsh(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider credentials, FS fs, int milliseconds)
            throws TransportException {
        return new Session(command(uri, Math.max(1, milliseconds / 1000)));
    }

    @Override
    public String getType() {
        return "system";
    }

    private List<String> command(URIish uri, int seconds) {
        String own = environment.getOrDefault("GIT_SSH_COMMAND", "");
        List<String> command = new ArrayList<>(
                own.isBlank() ? List.of("ssh") : List.of(own.strip().split("\\s+")));
        command.addAll(List.of("-o", "BatchMode=yes", "-o", "ConnectTimeout=" + seconds));
        if (uri.getPort() > 0) {
            command.addAll(List.of("-p", Integer.toString(uri.getPort())));
        }
        // A host that begins with a dash would be an option of ssh.
        command.addAll(List.of("--", uri.getUser() == null ? uri.getHost() : uri.getUser() + "@" + uri.getHost()));
        return command;
    }

    /**
     * A connection for one command.
     *
     * @param ssh what comes before the command
     */
    private record Session(List<String> ssh) implements RemoteSession {

        @Override
        public Process exec(String remote, int timeout) throws IOException {
            List<String> command = new ArrayList<>(ssh);
            command.add(remote);
            return new ProcessBuilder(command).start();
        }

        @Override
        public void disconnect() {
            // Each command has a connection of its own, which ends with it.
        }
    }
}
