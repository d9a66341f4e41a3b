package io.isthmus.analyzer.report;

import io.isthmus.contracts.analysis.ExportComparison;
import io.isthmus.contracts.analysis.ExportComparison.Difference;
import io.isthmus.contracts.analysis.ExportComparison.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * The differences of two exports in words, those with an effect first. Nothing here is escaped; that is the page's.
 *
 * @param conclusion whether there is anything to look at
 * @param groups by weight; those without differences are left out
 */
public record DifferencesPage(ReportWords words, ExportComparison comparison, String conclusion, List<Group> groups) {

    /** @param weight what the differences mean */
    public record Group(Weight weight, String title, List<Line> lines) {}

    public record Line(String area, String subject, String property, String change, String before, String after) {}

    public static DifferencesPage of(ExportComparison comparison, ReportWords words) {
        List<Group> groups = new ArrayList<>();
        for (Weight weight : Weight.values()) {
            List<Line> lines = comparison.differences().stream()
                    .filter(difference -> difference.weight() == weight)
                    .map(difference -> line(difference, words))
                    .toList();
            if (!lines.isEmpty()) {
                groups.add(new Group(weight, words.say("weight." + weight, lines.size()), lines));
            }
        }
        return new DifferencesPage(words, comparison, conclusion(comparison, groups, words), groups);
    }

    private static String conclusion(ExportComparison comparison, List<Group> groups, ReportWords words) {
        if (groups.isEmpty()) {
            return words.say("differences.none");
        }
        String said =
                words.say(groups.getFirst().weight() == Weight.EFFECT ? "differences.effect" : "differences.no-effect");
        int left = comparison.total() - comparison.differences().size();
        return left > 0 ? said + " " + words.say("differences.more", left) : said;
    }

    private static Line line(Difference difference, ReportWords words) {
        return new Line(
                words.code("area", difference.area().name()),
                switch (difference.area()) {
                    case SETTING, METAVERSE -> words.term("subject", difference.subject());
                    case RULE, CONNECTOR, PARTITION, ATTRIBUTE, RUN_PROFILE -> difference.subject();
                },
                difference.property() == null ? "" : words.term("property", difference.property()),
                words.code("change", difference.change().name()),
                difference.before() == null ? "" : difference.before(),
                difference.after() == null ? "" : difference.after());
    }
}
