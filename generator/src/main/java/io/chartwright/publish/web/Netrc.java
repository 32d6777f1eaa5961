package io.chartwright.publish.web;

import io.chartwright.publish.store.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/** The file in which curl, git and others keep who logs in at which host. */
final class Netrc {

    /**
     * Who logs in at a host.
     *
     * @param user a user name
     * @param password the password
     */
    record Entry(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    private Netrc() {}

    /** Returns the first entry for the host, or the entry for all hosts; empty when there is none, or no file. */
    static Optional<Entry> read(Path file, String host) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return find(Files.readString(file), host);
        } catch (IOException e) {
            throw new PublishException("read " + file, e);
        }
    }

    private static Optional<Entry> find(String text, String host) {
        String plain = text.replaceAll("(?m)^\\s*#.*$", "");
        Iterator<String> words = Arrays.asList(plain.strip().split("\\s+")).iterator();
        boolean isMeant = false;
        String user = "";
        String password = "";
        while (words.hasNext()) {
            String word = words.next();
            boolean isEntry = word.equals("machine") || word.equals("default");
            if (isEntry && isMeant) {
                break;
            } else if (isEntry) {
                isMeant = word.equals("default")
                        || (words.hasNext() && words.next().equals(host));
            } else if (isMeant && word.equals("login") && words.hasNext()) {
                user = words.next();
            } else if (isMeant && word.equals("password") && words.hasNext()) {
                password = words.next();
            }
        }
        return isMeant && !user.isEmpty() ? Optional.of(new Entry(user, password)) : Optional.empty();
    }
}
