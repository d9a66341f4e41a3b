package io.isthmus.analyzer.report;

import java.util.List;

/**
 * What is known of one thing.
 *
 * @param anchor to be linked to within the page
 * @param remark sentences; empty where there is nothing to add
 */
public record Section(String anchor, String title, String remark, List<Row> rows, List<Table> tables) {

    public record Row(String name, String value) {}

    /** @param title empty where the section says it */
    public record Table(String title, List<String> columns, List<Line> lines) {}

    /** @param mark how the page shows it */
    public record Line(Mark mark, List<String> cells) {

        static Line of(String... cells) {
            return new Line(Mark.PLAIN, List.of(cells));
        }

        static Line of(Mark mark, String... cells) {
            return new Line(mark, List.of(cells));
        }
    }

    public enum Mark {
        PLAIN,
        /** nothing wrong, and perhaps nothing needed */
        IDLE,
        /** a person should look */
        ATTENTION
    }
}
