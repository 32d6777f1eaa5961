package io.chartwright.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The syntax of a CronJob's schedule: five fields or a macro, as {@code robfig/cron} reads them. */
final class CronSchedule {
    private static final Set<String> MACROS =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /** A field's name, its least and greatest number, and the words that stand for numbers. */
    private record Field(String name, int least, int most, List<String> words) {}

    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of the month", 1, 31, List.of()),
            new Field("month", 1, 12, MONTHS),
            new Field("day of the week", 0, 6, DAYS));

    private CronSchedule() {}

    /** Returns what is wrong with the schedule, if anything; an empty one is left alone. */
    static Optional<String> problem(String schedule) {
        if (schedule.isEmpty()) {
            return Optional.empty();
        }
        if (schedule.startsWith("@")) {
            return isMacro(schedule) ? Optional.empty() : Optional.of("'" + schedule + "' is no macro of a schedule");
        }
        List<String> fields = List.of(schedule.strip().split("\\s+"));
        if (fields.size() != FIELDS.size()) {
            return Optional.of("'" + schedule + "' has " + fields.size() + " fields, not 5");
        }
        for (int i = 0; i < fields.size(); i++) {
            Field field = FIELDS.get(i);
            if (!isField(fields.get(i), field)) {
                return Optional.of("'" + fields.get(i) + "' is no " + field.name() + ", which is " + field.least()
                        + " to " + field.most());
            }
        }
        return Optional.empty();
    }

    private static boolean isMacro(String schedule) {
        return MACROS.contains(schedule)
                || schedule.matches("@every [-+]?(0|(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|ms|s|m|h))"
                        + "((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|ms|s|m|h))*");
    }

    private static boolean isField(String text, Field field) {
        for (String range : parts(text, ",")) {
            if (!range.isEmpty() && !isRange(range, field)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRange(String text, Field field) {
        List<String> step = parts(text, "/");
        List<String> ends = parts(step.get(0), "-");
        if (step.size() > 2 || ends.size() > 2 || (step.size() == 2 && number(step.get(1), List.of(), 0) <= 0)) {
            return false;
        }
        if (ends.get(0).equals("*") || ends.get(0).equals("?")) {
            return true;
        }
        int first = number(ends.get(0), field.words(), field.least());
        int last = ends.size() == 2 ? number(ends.get(1), field.words(), field.least()) : first;
        return first >= field.least() && last <= field.most() && first <= last;
    }

    /** Returns the number, -1 when the text is none. */
    private static int number(String text, List<String> words, int least) {
        int word = words.indexOf(text.toLowerCase(Locale.ROOT));
        if (word >= 0) {
            return word + least;
        }
        return text.matches("\\+?\\d{1,8}") ? Integer.parseInt(text) : -1;
    }

    private static List<String> parts(String text, String separator) {
        return new ArrayList<>(List.of(text.split(Pattern.quote(separator), -1)));
    }
}
