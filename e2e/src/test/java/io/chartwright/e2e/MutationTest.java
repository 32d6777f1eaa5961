package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault whose text is no longer in the templates proves nothing; {@link MutationsTest}, which makes them all, takes long. */
final class MutationTest {
    static List<Mutation> mutations() {
        return Mutation.all();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void applyWhenTheChartIsAsItIsFindsItsText(Mutation mutation, @TempDir Path folder) {
        mutation.copyProject(folder);
        assertThatCode(() -> mutation.apply(folder)).doesNotThrowAnyException();
    }
}
