package io.isthmus.analyzer.ways;

import io.isthmus.analyzer.verdict.Assessment;
import io.isthmus.analyzer.ways.WayOut.Answer;
import io.isthmus.analyzer.ways.WayOut.Reason;
import io.isthmus.analyzer.ways.WayOut.Way;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * In place, parallel, by hand: what the verdict says of each.
 *
 * <pre>
 * verdict               | in place     | parallel     | by hand
 * IN_PLACE              | recommended  | on request   | on request
 * PARALLEL              | on request   | recommended  | on request
 * BLOCKED               | refused      | refused      | recommended
 * none, not counted     | open         | possible     | open
 * none, parts missing   | open         | open         | open
 * </pre>
 */
final class OwnWays {

    private final Sentences words;

    OwnWays(Sentences words) {
        this.words = words;
    }

    List<WayOut> of(AnalysisResult done) {
        return List.of(inPlace(done), parallel(done), byHand(done));
    }

    private WayOut inPlace(AnalysisResult done) {
        List<Reason> reasons = new ArrayList<>(findings(done, OwnWays::decides));
        if (done.verdict() != Verdict.BLOCKED) {
            objects(done, reasons);
        }
        if (done.estimatedMinutes() != null) {
            reasons.add(new Reason(
                    "DOWNTIME",
                    words.say("DOWNTIME", Details.of("minutes", done.estimatedMinutes())),
                    true,
                    objectEvidence(done)));
        }
        return new WayOut(Way.IN_PLACE, answer(done, Verdict.IN_PLACE, Answer.OPEN), reasons);
    }

    private WayOut parallel(AnalysisResult done) {
        List<Reason> reasons = new ArrayList<>(findings(done, OwnWays::decides));
        reasons.addAll(findings(done, finding -> finding.code().equals("DATABASE_FULL_SQL_SERVER")));
        return new WayOut(Way.PARALLEL, answer(done, Verdict.PARALLEL, Answer.POSSIBLE), reasons);
    }

    private WayOut byHand(AnalysisResult done) {
        List<Reason> reasons = new ArrayList<>(findings(done, finding -> incomplete(finding)));
        int tasks = Task.of(done).size();
        reasons.add(new Reason("CHECKLIST", words.say("CHECKLIST", Details.of("tasks", tasks)), true, null));
        Answer answer = done.verdict() == Verdict.BLOCKED
                ? Answer.RECOMMENDED
                : done.verdict() == null ? Answer.OPEN : Answer.ON_REQUEST;
        return new WayOut(Way.BY_HAND, answer, reasons);
    }

    /** @param uncounted where nothing but the number of objects is missing */
    private static Answer answer(AnalysisResult done, Verdict recommended, Answer uncounted) {
        if (done.verdict() == null) {
            return done.lacksParts() ? Answer.OPEN : uncounted;
        }
        if (done.verdict() == Verdict.BLOCKED) {
            return Answer.REFUSED;
        }
        return done.verdict() == recommended
                ? Answer.RECOMMENDED
                : done.overrideAllowed() ? Answer.ON_REQUEST : Answer.REFUSED;
    }

    private static boolean decides(Finding finding) {
        return finding.severity() == Finding.Severity.BLOCKING || incomplete(finding);
    }

    private static boolean incomplete(Finding finding) {
        return finding.code().equals(AnalysisResult.INCOMPLETE_EXPORT);
    }

    static List<Reason> findings(AnalysisResult done, Predicate<Finding> which) {
        return done.findings().stream()
                .filter(which)
                .map(finding -> new Reason(finding.code(), finding.message(), !incomplete(finding), finding.evidence()))
                .toList();
    }

    private void objects(AnalysisResult done, List<Reason> reasons) {
        ObjectCount objects = done.objects();
        Long count = objects == null ? null : objects.count();
        reasons.add(
                count == null
                        ? new Reason("OBJECT_COUNT_UNKNOWN", words.say("OBJECT_COUNT_UNKNOWN"), false, null)
                        : new Reason(
                                "OBJECTS",
                                words.say(
                                        "OBJECTS",
                                        Details.of("objects", words.number(count))
                                                .and("parallel", words.number(Assessment.PARALLEL_FROM))),
                                true,
                                objectEvidence(done)));
    }

    private static String objectEvidence(AnalysisResult done) {
        return done.objects() == null ? "" : done.objects().evidence();
    }
}
