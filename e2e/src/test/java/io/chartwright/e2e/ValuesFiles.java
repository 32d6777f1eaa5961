package io.chartwright.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Values files, read. */
final class ValuesFiles {
    private ValuesFiles() {}

    /** Returns what stands in the files together; what a later one says counts, as with Helm. */
    static ObjectNode read(Path... files) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode values = mapper.createObjectNode();
        for (Path file : files) {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            mapper.readerForUpdating(values)
                    .readValue(mapper.<ObjectNode>valueToTree(yaml.load(Files.readString(file))));
        }
        return values;
    }
}
