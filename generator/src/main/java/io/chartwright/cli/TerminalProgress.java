package io.chartwright.cli;

import io.chartwright.Reporter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Shows counts on the last line of the terminal.
 *
 * <p>It writes to the terminal itself, because the standard error stream belongs to Helm while charts are validated.
 */
final class TerminalProgress implements Reporter, AutoCloseable {
    private static final String TERMINAL = "/dev/tty";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private boolean isShown;

    private TerminalProgress(OutputStream terminal) {
        this.terminal = new PrintStream(terminal, true, StandardCharsets.UTF_8);
    }

    /** Returns progress on the terminal, or progress that nobody sees when it is not wanted or there is no terminal. */
    static TerminalProgress on(boolean isWanted) {
        try {
            return new TerminalProgress(isWanted ? new FileOutputStream(TERMINAL) : OutputStream.nullOutputStream());
        } catch (IOException e) {
            return new TerminalProgress(OutputStream.nullOutputStream());
        }
    }

    @Override
    public synchronized void progress(String step, int done, int total) {
        terminal.print(CLEAR_LINE + step + " " + done + "/" + total);
        terminal.flush();
        isShown = true;
    }

    /** Removes the counts. */
    @Override
    public synchronized void close() {
        if (isShown) {
            terminal.print(CLEAR_LINE);
        }
        terminal.close();
    }
}
