package io.isthmus.analyzer.advice;

import io.isthmus.analyzer.words.Sentences;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Advice as rows of data. A row whose condition is not known to be false is told, with its certainty. */
public final class AdviceTable {

    static final String BUNDLE = "io.isthmus.analyzer.advice.advice";

    private static final int COLUMNS = 5;
    private static final String INSTALLATION_TYPE = "INSTALLATION_TYPE";

    private record Row(
            String topic,
            String name,
            Condition condition,
            @Nullable LocalDate since,
            String source) {

        String key() {
            return topic + "." + name;
        }
    }

    private static final String NONE = "-";

    private final List<Row> rows;
    private final Sentences words;

    private AdviceTable(List<Row> rows, Sentences words) {
        this.rows = rows;
        this.words = words;
    }

    /**
     * In English.
     *
     * @param lines of topic, name, condition, date or {@code -}, and source or {@code -}, separated by tabs; {@code #} begins a comment
     */
    public static AdviceTable read(Stream<String> lines) {
        List<Row> rows = lines.filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(AdviceTable::row)
                .toList();
        return new AdviceTable(rows, Sentences.in(Locale.ENGLISH, BUNDLE));
    }

    /** The same table in that language where there are words of it, else in English. */
    public AdviceTable in(Locale language) {
        return new AdviceTable(rows, Sentences.in(language, BUNDLE));
    }

    /** Topic and name of every row. */
    List<String> keys() {
        return rows.stream().map(Row::key).toList();
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
                cells[3].equals(NONE) ? null : LocalDate.parse(cells[3]),
                cells[4]);
    }

    public List<AdviceRow> on(InstallationFacts situation) {
        return told(rows.stream(), situation, "unseen");
    }

    /** On an installation that does not exist yet: which type suits. */
    public List<AdviceRow> onNewInstallation(InstallationFacts planned) {
        return told(rows.stream().filter(row -> row.topic().equals(INSTALLATION_TYPE)), planned, "unsaid");
    }

    private List<AdviceRow> told(Stream<Row> rows, InstallationFacts situation, String whenUnknown) {
        return rows.map(row -> advice(row, situation, whenUnknown))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<AdviceRow> advice(Row row, InstallationFacts situation, String whenUnknown) {
        Boolean holds = row.condition().of(situation);
        boolean notYet = row.since() != null && situation.on().isBefore(row.since());
        if (Boolean.FALSE.equals(holds) || notYet) {
            return Optional.empty();
        }
        String because = words.say(row.key() + ".because");
        return Optional.of(new AdviceRow(
                row.topic(),
                row.name(),
                words.say(row.key() + ".answer"),
                holds != null,
                holds == null ? because + "; " + words.say(whenUnknown) : because,
                row.since(),
                row.source().equals(NONE) ? words.say("no-document") : row.source()));
    }
}
