package io.chartwright.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyMoverTest {
    @Test
    void moveWhenTheParentStaysRenamesInPlace() {
        assertThat(KeyMover.move("a:   {'old' : 1, x: 2} # c\n", List.of("a", "old"), List.of("a", "new")))
                .contains("a:   {new : 1, x: 2} # c\n");
    }

    @Test
    void moveWhenTheNewGroupIsThereAppendsToItAndTakesCommentsAndBlockTextAlong() {
        String text = """
                # About a.
                a: | # text
                  # no comment
                    deep

                  end

                # About g.
                g:
                    x: [1,   2]
                h: 1
                """;

        assertThat(KeyMover.move(text, List.of("a"), List.of("g", "n", "b"))).contains("""

                # About g.
                g:
                    x: [1,   2]
                    n:
                      # About a.
                      b: | # text
                        # no comment
                          deep

                        end
                h: 1
                """);
    }

    @Test
    void moveWhenTheOldGroupBecomesEmptyTakesItAwayButNotItsComments() {
        String text = """
                # About p.
                p: # p too
                  q:
                    # About a.
                    a:
                    - 1
                    # After a.
                z: 1
                """;

        assertThat(KeyMover.move(text, List.of("p", "q", "a"), List.of("b"))).contains("""
                # About p.
                # p too
                # About a.
                b:
                - 1
                # After a.
                z: 1
                """);
    }

    @Test
    void moveWhenLinesEndAsOnWindowsAndTheLastOneHasNoEndKeepsBoth() {
        assertThat(KeyMover.move("g:\r\n  x: 1\r\na: 2", List.of("a"), List.of("g", "b")))
                .contains("g:\r\n  x: 1\r\n  b: 2");
    }

    @Test
    void moveWhenTheNewGroupIsInOneLineDoesNotMove() {
        assertThat(KeyMover.move("g: {x: 1}\na: 2\n", List.of("a"), List.of("g", "b")))
                .isEmpty();
    }
}
