package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether docs/chart-bar.md claims only what is there. */
final class ChartBarTest {
    private static final int ROWS = 60;
    private static final Pattern ROW =
            Pattern.compile("\\| (\\d+) \\| ([^|]+) \\| (met|not met|not runnable here) \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Pattern STEP = Pattern.compile("`(\\w+\\.yaml): ([^`]+)`");

    private record Row(int number, String status, String proof) {}

    @Test
    void tableHasEveryRowOnce() throws IOException {
        assertThat(rows().stream().map(Row::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS).boxed().toList());
    }

    @Test
    void metRowsNameTestsAndCommandsThatExist() throws IOException {
        for (Row row : rows()) {
            if (!row.status().equals("met")) {
                continue;
            }
            List<String> tests = matches(TEST, row);
            List<String> steps = matches(STEP, row);
            assertThat(Stream.concat(tests.stream(), steps.stream()))
                    .as("what holds row %d", row.number())
                    .isNotEmpty();
            assertThat(tests).as("tests of row %d", row.number()).allSatisfy(test -> assertThat(hasMethod(test))
                    .isTrue());
            assertThat(steps).as("commands of row %d", row.number()).allSatisfy(step -> assertThat(hasCommand(step))
                    .isTrue());
        }
    }

    @Test
    void countWhenReadIsPrinted() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).hasSize(ROWS);
        System.out.printf(
                "chart bar: %d met, %d not met, %d not runnable%n",
                count(rows, "met"), count(rows, "not met"), count(rows, "not runnable here"));
    }

    /** Reads the table; a line of it that has another form is a fault and not passed over. */
    private static List<Row> rows() throws IOException {
        Path file = Surroundings.project().resolve("docs").resolve("chart-bar.md");
        return Files.readAllLines(file).stream()
                .filter(line -> line.matches("\\|\\s*\\d.*"))
                .map(ChartBarTest::row)
                .toList();
    }

    private static Row row(String line) {
        Matcher matcher = ROW.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return new Row(Integer.parseInt(matcher.group(1)), matcher.group(3), matcher.group(4));
    }

    private static List<String> matches(Pattern pattern, Row row) {
        return pattern.matcher(row.proof())
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }

    /** Returns whether a test class, of any module, has such a test method. */
    private static boolean hasMethod(String classAndMethod) throws IOException {
        int space = classAndMethod.indexOf(' ');
        String file = classAndMethod.substring(0, space) + ".java";
        Pattern method = Pattern.compile("\n    void " + classAndMethod.substring(space + 1) + "\\(");
        for (String module : List.of("generator", "e2e", "e2e/publishing")) {
            Path tests = Surroundings.project().resolve(module).resolve("src/test/java");
            try (Stream<Path> files = Files.walk(tests)) {
                for (Path found : files.filter(one -> one.endsWith(file)).toList()) {
                    if (method.matcher(Files.readString(found)).find()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean hasCommand(String fileAndCommand) throws IOException {
        int space = fileAndCommand.indexOf(' ');
        Path workflows = Surroundings.project().resolve(".github/workflows");
        return Files.readString(workflows.resolve(fileAndCommand.substring(0, space)))
                .contains(fileAndCommand.substring(space + 1));
    }

    private static long count(List<Row> rows, String status) {
        return rows.stream().filter(row -> row.status().equals(status)).count();
    }
}
