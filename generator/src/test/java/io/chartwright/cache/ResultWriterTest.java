package io.chartwright.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Cells;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResultWriterTest {
    private static final Location HERE = new Location("file", 3, 4);

    @Test
    void readOfWhatWasWrittenIsTheSame() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Node node = node(random, 4);
            Finding finding = Finding.warning("a/b", HERE, "wrong " + seed, "fix")
                    .because("why")
                    .about("Pod/p")
                    .in(new Cells(List.of("x on 1.36"), 3));
            ResultWriter out = new ResultWriter();
            out.node(node);
            out.finding(finding);
            out.texts(List.of("", "a", "a", "ä\u0000"));

            List<Object> all = List.of(node, finding, List.of("", "a", "a", "ä\u0000"));
            assertThat(ResultReader.read(out.bytes(), in -> List.of(in.node(), in.finding(), in.texts())))
                    .as("seed %d", seed)
                    .contains(all);
        }
    }

    @Test
    void readOfAnythingElseIsNothing() {
        ResultWriter out = new ResultWriter();
        out.node(node(new Random(1), 4));
        byte[] bytes = out.bytes();
        Random random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            assertThat(ResultReader.read(damaged, ResultReader::node)).isEmpty();
        }
    }

    private static Node node(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 6);
        return switch (kind) {
            case 0 -> new Scalar(null, HERE);
            case 1 -> new Scalar("text " + random.nextInt(3), HERE);
            case 2 -> new Scalar(random.nextBoolean(), Location.of("other"));
            case 3 -> new Scalar(BigInteger.valueOf(random.nextLong()).shiftLeft(9), HERE);
            case 4 -> new Scalar(BigDecimal.valueOf(random.nextLong(), random.nextInt(40)), HERE);
            case 5 -> new Scalar("true", HERE);
            case 6 -> new Sequence(List.of(node(random, depth - 1), node(random, depth - 1)), HERE);
            default -> mapping(random, depth);
        };
    }

    private static Mapping mapping(Random random, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String key = "key " + random.nextInt(9);
            entries.put(key, new Entry(key, node(random, depth - 1), HERE, List.of("comment", "of " + key)));
        }
        return new Mapping(entries, HERE);
    }
}
