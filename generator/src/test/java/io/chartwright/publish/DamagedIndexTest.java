package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamagedIndexTest {

    private static final List<String> PIECES = List.of(
            "\n~ ~  ~- ~:~: ~\"~'~#~ #~[~]~{~}~|~>~\t~\\~&a ~*a~!b ~? ~---\n~...\n~mini:~version: 3~entries:~\r\n~,~x"
                    .split("~", -1));

    private static final String SAMPLE = """
            apiVersion: v1
            entries:
              alpha:
              - description: "folded
                  text: - here"
                keywords: [a, 'b']
                version: 1.0.0
              # ours
              mini:
              - annotations:
                  notes: |
                    - version: 7
                      entries:
                maintainers:
                - name: 'it''s'
                  email: a@example.com
                digest: abc
                version: 2.0.0
              - version: 1.0.0
                description: plain
                  text
              zeta: []
            generated: "2030-01-01T00:00:00Z"
            """;

    @Test
    void withWhenIndexIsDamagedAtRandomNeverCorruptsIt() throws IOException {
        Random random = new Random(20_261_125);
        int accepted = 0;
        for (int round = 0; round < 6000; round++) {
            StringBuilder damaged = new StringBuilder(SAMPLE);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(damaged.length());
                int end = random.nextBoolean() ? at : Math.min(damaged.length(), at + random.nextInt(6));
                damaged.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
            }
            accepted += isAccepted(damaged.toString()) ? 1 : 0;
            // Entries of other charts are read another way.
            accepted += isAccepted(damaged.toString().replace("mini", "nono")) ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(2000);
    }

    /** Returns whether the text could be changed; what is not YAML may be refused or not, but nothing else may happen. */
    private static boolean isAccepted(String text) throws IOException {
        RepositoryIndex index;
        try {
            index = Splices.read(text).with(IndexEntry.of(RepositoryIndexTest.ARCHIVE));
        } catch (InvalidInputException e) {
            return false;
        }
        Optional<Mapping> before = Splices.parse(text);
        if (before.isPresent()) {
            Splices.checkInsertion(text);
        } else {
            assertThat(Splices.write(index)).contains("mini-1.5.0.tgz");
        }
        return before.isPresent();
    }
}
