package io.isthmus.analyzer.advice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Advice as rows of data. A row whose condition is not known to be false is told, with its certainty. */
public final class AdviceTable {

    private static final int COLUMNS = 7;
    private static final String INSTALLATION_TYPE = "INSTALLATION_TYPE";

    private record Row(
            String topic,
            String name,
            Condition condition,
            @Nullable LocalDate since,
            String answer,
            String because,
            String source) {}

    private final List<Row> rows;

    private AdviceTable(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * @param lines of topic, name, condition, date or {@code -}, answer, because and source, separated by tabs; {@code #}
     *     begins a comment
     */
    public static AdviceTable read(Stream<String> lines) {
        return new AdviceTable(lines.filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(AdviceTable::row)
                .toList());
    }

    private static Row row(String line) {
        String[] cells = line.split("\t");
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("a row of the advice table has " + cells.length + " columns: " + line);
        }
        return new Row(
                cells[0],
                cells[1],
                Condition.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                cells[3].equals("-") ? null : LocalDate.parse(cells[3]),
                cells[4],
                cells[5],
                cells[6]);
    }

    public List<AdviceRow> on(InstallationFacts situation) {
        return told(rows.stream(), situation, "this cannot be seen in the export");
    }

    /** On an installation that does not exist yet: which type suits. */
    public List<AdviceRow> onNewInstallation(InstallationFacts planned) {
        return told(
                rows.stream().filter(row -> row.topic().equals(INSTALLATION_TYPE)),
                planned,
                "whether it is so nobody has said");
    }

    private static List<AdviceRow> told(Stream<Row> rows, InstallationFacts situation, String whenUnknown) {
        return rows.map(row -> advice(row, situation, whenUnknown))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<AdviceRow> advice(Row row, InstallationFacts situation, String whenUnknown) {
        Boolean holds = row.condition().of(situation);
        boolean notYet = row.since() != null && situation.on().isBefore(row.since());
        if (Boolean.FALSE.equals(holds) || notYet) {
            return Optional.empty();
        }
        String because = holds == null ? row.because() + "; " + whenUnknown : row.because();
        return Optional.of(new AdviceRow(
                row.topic(), row.name(), row.answer(), holds != null, because, row.since(), row.source()));
    }
}
