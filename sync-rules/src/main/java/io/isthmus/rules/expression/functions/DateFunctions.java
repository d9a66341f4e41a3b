package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Dates;
import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.expression.evaluation.Row;
import io.isthmus.rules.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** Dates, always UTC. */
final class DateFunctions {

    private DateFunctions() {}

    static List<Function> all() {
        Define define = new Define(Group.DATE);
        return List.of(
                define.scalarOrNull(
                        "dt DateAdd(str interval, num value, dt date)",
                        "The date plus value intervals: yyyy year, q quarter, m month, y d w day, ww week, h hour, n "
                                + "minute, s second. NULL when the date is NULL.",
                        row -> row.value(2) == null ? null : Value.moment(add(row))),
                define.scalar(
                        "dt DateFromNum(num value)",
                        "The date of Active Directory's count of 100 ns since 1601.",
                        row -> Value.moment(Dates.fromFileTime(row.number(0)))),
                define.scalar(
                        "str FormatDateTime(dt value, str format)",
                        "The date as text; yyyy MM dd HH hh mm ss f tt and text in quotes, other characters as they are.",
                        row -> Value.text(Dates.format(row.moment(0), row.text(1)))),
                define.scalarOrNull(
                        "bool IsPast(dt value)",
                        "Whether it is that time, or later; False when it is NULL. The object is evaluated again as soon as the time has come.",
                        row -> Value.bool(row.value(0) != null
                                && row.evaluation().context().isPast(row.moment(0)))),
                define.scalarOrNull(
                        "dt Now()",
                        "When the run began, the same for all its objects. Whoever is evaluated by it is evaluated again a day later.",
                        row -> Value.moment(row.evaluation().context().lookAtTheClock())),
                define.scalar(
                        "num NumFromDate(dt value)",
                        "The date as Active Directory's count of 100 ns since 1601.",
                        row -> Value.number(Dates.toFileTime(row.moment(0)))));
    }

    private static Instant add(Row row) {
        ZonedDateTime date = row.moment(2).atZone(ZoneOffset.UTC);
        long value = row.number(1);
        try {
            return plus(date, value, row).toInstant();
        } catch (DateTimeException beyondTheCalendar) {
            throw row.fail("the date is beyond the calendar");
        }
    }

    private static ZonedDateTime plus(ZonedDateTime date, long value, Row row) {
        return switch (row.text(0)) {
            case "yyyy" -> date.plusYears(value);
            case "q" -> date.plusMonths(Math.multiplyExact(value, 3L));
            case "m" -> date.plusMonths(value);
            case "y", "d", "w" -> date.plusDays(value);
            case "ww" -> date.plusWeeks(value);
            case "h" -> date.plusHours(value);
            case "n" -> date.plusMinutes(value);
            case "s" -> date.plusSeconds(value);
            default -> throw row.fail("no such interval: " + row.text(0));
        };
    }
}
