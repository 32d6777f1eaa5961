package io.chartwright.kubernetes;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** CronJobs. */
final class CronJobCheck implements KindCheck {
    /** A Job's name adds 11 characters, and must fit a label. */
    private static final int MOST_NAME = 52;

    private static final int GENERATED = 5;

    /** Time zones that Go knows and Java writes in another way. */
    private static final Set<String> ALSO_ZONES = Set.of("EST", "HST", "MST", "ROC", "GMT+0", "GMT-0");

    private static final int MOST_PREFIX = 58;

    @Override
    public Set<String> kinds() {
        return Set.of("CronJob.batch");
    }

    @Override
    public void check(Place object, Minor minor) {
        name(object.at("metadata"));
        Place spec = object.at("spec");
        schedule(spec.at("schedule"));
        timeZone(spec.at("timeZone"));
        for (String count :
                List.of("startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit")) {
            spec.at(count).within(0, Long.MAX_VALUE);
        }
        Place template = spec.at("jobTemplate");
        JobSpecCheck.check(template.at("spec"), false, minor);
        template.at("spec", "selector").forbid("is made by the server", "remove it");
        if (template.at("spec", "manualSelector").isTrue()) {
            template.at("spec", "manualSelector").refuse("is not for the Jobs of a CronJob", "remove it");
        }
    }

    private static void name(Place metadata) {
        Place name = metadata.at("name");
        int length = name.textOrEmpty().length();
        if (name.isEmpty()) {
            name = metadata.at("generateName");
            length = Math.min(name.textOrEmpty().length(), MOST_PREFIX) + GENERATED;
        }
        if (length > MOST_NAME) {
            name.refuse(
                    "makes a name of " + length + " characters, too long for the Jobs' names",
                    "keep it to " + MOST_NAME + " characters");
        }
    }

    private static void schedule(Place schedule) {
        schedule.require("say when Jobs start");
        if (schedule.textOrEmpty().contains("TZ")) {
            schedule.refuse("holds a time zone", "write the time zone in timeZone");
        } else {
            CronSchedule.problem(schedule.textOrEmpty())
                    .ifPresent(problem -> schedule.refuse(problem, "use five fields such as 0 3 * * 1-5, or @daily"));
        }
    }

    private static void timeZone(Place zone) {
        if (!zone.isThere()) {
            return;
        }
        String name = zone.textOrEmpty();
        boolean known = ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/");
        if (!known && !ALSO_ZONES.contains(name)) {
            zone.refuse("'" + name + "' is no time zone", "use a name such as Europe/Berlin");
        }
    }
}
