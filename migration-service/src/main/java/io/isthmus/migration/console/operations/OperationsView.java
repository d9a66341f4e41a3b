package io.isthmus.migration.console.operations;

import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Remedy;
import io.isthmus.migration.console.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest runs and notices of all services, the latest first, and the runs over time. */
public record OperationsView(List<RunRow> runs, List<NoticeRow> notices, Chart chart) {

    public record NoticeRow(
            Tone tone,
            String code,
            String service,
            String message,
            @Nullable Remedy remedy,
            String at) {}

    public static OperationsView of(List<Run> runs, List<Notice> notices, InWords words) {
        return new OperationsView(
                runs.stream().map(run -> new RunRow(run, words)).toList(),
                notices.stream().map(notice -> row(notice, words)).toList(),
                Chart.of(runs, words));
    }

    private static NoticeRow row(Notice notice, InWords words) {
        return new NoticeRow(
                switch (notice.severity()) {
                    case ERROR -> Tone.BAD;
                    case WARNING -> Tone.WARNING;
                    case INFO -> Tone.NEUTRAL;
                },
                notice.code(),
                notice.service(),
                notice.message(),
                Remedy.of(notice.code(), notice.whatToDo()),
                words.time(notice.at()));
    }
}
