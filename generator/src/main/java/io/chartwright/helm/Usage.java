package io.chartwright.helm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has used so far. */
record Usage(ProcessHandle process) {
    private static final long PAGE_BYTES = 4096;

    /** Returns the processor time of all its threads; zero where the system does not tell. */
    Duration processor() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns the bytes that it has in memory; zero where the system does not tell, which is all but Linux. */
    long residentBytes() {
        try {
            String pages = Files.readString(Path.of("/proc/" + process.pid() + "/statm"), StandardCharsets.US_ASCII);
            return Long.parseLong(pages.split(" ", 3)[1]) * PAGE_BYTES;
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return 0;
        }
    }
}
