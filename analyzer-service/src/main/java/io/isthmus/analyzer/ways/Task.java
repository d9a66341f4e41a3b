package io.isthmus.analyzer.ways;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that needs an administrator. A migration by hand asks of the same things, in the same order, what became of them.
 *
 * @param blocking whether it decides the verdict
 * @param why empty where the thing itself says it
 */
public record Task(
        boolean blocking,
        String what,
        String why,
        @Nullable String evidence,
        @Nullable String whatToDo) {

    /** Everything that blocks, then everything else that is not carried over, each once. */
    public static List<Task> of(AnalysisResult done) {
        Map<List<String>, Task> tasks = new LinkedHashMap<>();
        done.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.BLOCKING)
                .map(finding -> new Task(true, finding.message(), "", finding.evidence(), finding.whatToDo()))
                .forEach(task -> tasks.putIfAbsent(task.identity(), task));
        done.notCarriedOver().stream()
                .map(left -> new Task(false, left.what(), left.reason(), left.evidence(), left.whatToDo()))
                .forEach(task -> tasks.putIfAbsent(task.identity(), task));
        return List.copyOf(tasks.values());
    }

    private List<String> identity() {
        return List.of(what, Objects.requireNonNullElse(evidence, ""));
    }
}
