package io.chartwright.kubernetes;

/** The times that Go's {@code time.Parse} takes for the layouts that Kubernetes uses. */
final class GoTime {
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private GoTime() {}

    /** Returns whether it is a time of RFC 3339, such as {@code 2026-01-31T00:00:00Z}. */
    static boolean isTime(String text) {
        return isTime(text, -1);
    }

    /** Returns whether it is a time of RFC 3339 with six digits after the second. */
    static boolean isMicroTime(String text) {
        return isTime(text, 6);
    }

    private static boolean isTime(String text, int digits) {
        if (text.length() < 20 || !hasForm(text, "0000-00-00T00:00:00") || !isDay(text)) {
            return false;
        }
        boolean inRange = number(text, 11) < 24 && number(text, 14) < 60 && number(text, 17) < 60;
        int zone = endOfFraction(text);
        boolean isFraction = digits < 0 ? zone != 20 : zone == 20 + digits;
        return inRange && isFraction && isZone(text.substring(zone));
    }

    private static boolean isDay(String text) {
        int year = number(text, 0) * 100 + number(text, 2);
        int month = number(text, 5);
        int day = number(text, 8);
        boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1] && (month != 2 || day < 29 || isLeap);
    }

    private static boolean isZone(String text) {
        return text.equals("Z")
                || (hasForm(text, "+00:00") && text.length() == 6 && number(text, 1) <= 24 && number(text, 4) < 60);
    }

    /** Returns where the zone begins; 20 when a point has no digits after it. */
    private static int endOfFraction(String text) {
        int at = 19;
        if (text.charAt(at) == '.' || text.charAt(at) == ',') {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    /** Compares with a form in which 0 stands for any digit, and + for either sign. */
    private static boolean hasForm(String text, String form) {
        if (text.length() < form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char wanted = form.charAt(i);
            char found = text.charAt(i);
            boolean fits = wanted == '0' ? isDigit(found) : found == wanted || (wanted == '+' && found == '-');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
