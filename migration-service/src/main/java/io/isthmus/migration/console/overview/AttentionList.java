package io.isthmus.migration.console.overview;

import io.isthmus.chassis.problem.Problem;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Landscape;
import io.isthmus.migration.console.Remedy;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.overview.Overview.Attention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What needs somebody, the worst first. */
final class AttentionList {

    private final List<Attention> list = new ArrayList<>();

    private AttentionList() {}

    static List<Attention> of(Landscape seen, InWords words) {
        AttentionList list = new AttentionList();
        list.servicesAway(seen);
        ExportAttention.in(seen, words, list);
        RunAttention.in(seen, words, list);
        MigrationAttention.in(seen, words, list);
        return list.list.stream().sorted(Comparator.comparing(Attention::tone)).toList();
    }

    private void servicesAway(Landscape seen) {
        Set<String> told = new HashSet<>();
        for (Seen<?> answer : List.of(seen.settings(), seen.sync(), seen.gate(), seen.pending())) {
            if (answer instanceof Seen.Unknown<?>(Problem problem)) {
                String service = problem.parameters().getOrDefault(Problem.SERVICE, "A service");
                if (told.add(service)) {
                    add(Tone.BAD, service + " does not answer", problem.detail(), text(Remedy.of(problem)), null);
                }
            }
        }
    }

    void add(Tone tone, String title, @Nullable String detail, @Nullable String toDo, @Nullable String href) {
        list.add(new Attention(tone, title, detail, toDo, href));
    }

    static @Nullable String text(@Nullable Remedy remedy) {
        return remedy == null ? null : remedy.text();
    }
}
