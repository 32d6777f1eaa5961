package io.chartwright.publish.git;

import io.chartwright.model.UnknownNameException;
import io.chartwright.publish.http.Loopback;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.URIish;

/**
 * A branch of a git repository somewhere.
 *
 * @param remote where the repository is, perhaps with a password
 * @param branch the branch, without {@code refs/heads/}
 */
record GitAddress(URIish remote, String branch) {

    private static final Pattern FORM = Pattern.compile("git\\+((?:https?|ssh|file)://[^#\\s]+)(?:#(\\S*))?");

    /**
     * Returns what the text names; the branch is {@code gh-pages} when it names none.
     *
     * @throws UnknownNameException when it is not of the form {@code git+https://host/path#branch}, or with ssh or file
     */
    static GitAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        try {
            if (matcher.matches()) {
                URIish remote = new URIish(matcher.group(1));
                String branch = matcher.group(2) == null ? "gh-pages" : matcher.group(2);
                boolean isSafe = !"http".equals(remote.getScheme()) || Loopback.is(remote.getHost());
                if (isSafe && Repository.isValidRefName("refs/heads/" + branch)) {
                    return new GitAddress(remote, branch);
                }
            }
        } catch (URISyntaxException e) {
            // Told below, without the text: it could hold a password.
        }
        throw new UnknownNameException("'" + text.replaceFirst("//[^/@]*@", "//…@")
                + "' names no branch of a git repository; write git+https://HOST/PATH.git#BRANCH, or git+ssh://, or"
                + " git+file:// for a folder");
    }

    /** Returns the full name of the branch. */
    String ref() {
        return "refs/heads/" + branch;
    }

    /** Returns the address as it was written, without a password. */
    @Override
    public String toString() {
        URIish shown = remote.setPass(null);
        String user = "ssh".equals(shown.getScheme()) ? "" : shown.getUser();
        return "git+" + (user == null || user.isEmpty() ? shown : shown.setUser(null)) + "#" + branch;
    }
}
