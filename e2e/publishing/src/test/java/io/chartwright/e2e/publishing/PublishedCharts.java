package io.chartwright.e2e.publishing;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Published charts as any client reads them, with nothing of ours. */
interface PublishedCharts {

    /** Returns the digest of each chart and version that clients are led to, such as {@code mini-1.0.0}. */
    Map<String, String> listed() throws IOException;

    /** Returns what is wrong with them: packages that are missing or have another digest. */
    List<String> problems(Map<String, String> listed) throws IOException;
}
