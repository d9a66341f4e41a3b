package io.isthmus.sync.preview;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.SettingsEffects.Effect;
import io.isthmus.contracts.checking.SettingsEffects.Kind;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.sync.preview.PreviewEvaluation.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts what would become of objects, and keeps the first names of each kind.
 *
 * <pre>
 * before   after                     effect
 * -------  ------------------------  -----------------------
 * absent   absent                    none
 * A        absent                    leaves
 * absent   A                         arrives
 * A        A, equal                  none
 * A        A, different              changes
 * A        B, with another anchor    leaves, and B arrives
 * </pre>
 */
final class EffectTally {

    private static final int EXAMPLES = 5;

    private record Key(String source, ObjectType type, Kind kind) {}

    private static final class Entry {
        private final List<String> examples = new ArrayList<>();
        private long count;
    }

    private final Map<Key, Entry> entries = new HashMap<>();

    void add(Turn turn) {
        DesiredImage before = turn.before();
        DesiredImage after = turn.after();
        if (before == null && after == null || before != null && before.equals(after)) {
            return;
        }
        if (before != null && after != null && before.targetAnchor().equals(after.targetAnchor())) {
            add(turn, after, Kind.CHANGES);
            return;
        }
        if (before != null) {
            add(turn, before, Kind.LEAVES);
        }
        if (after != null) {
            add(turn, after, Kind.ARRIVES);
        }
    }

    private void add(Turn turn, DesiredImage image, Kind kind) {
        ObjectType type = ObjectType.valueOf(image.objectType().toUpperCase(Locale.ROOT));
        add(turn.of().connector(), turn.of().dn(), type, kind);
    }

    void add(String connector, String dn, ObjectType type, Kind kind) {
        Entry entry = entries.computeIfAbsent(new Key(connector, type, kind), key -> new Entry());
        entry.count++;
        if (entry.examples.size() < EXAMPLES) {
            entry.examples.add(dn);
        }
    }

    /** What leaves first. */
    List<Effect> effects() {
        return entries.entrySet().stream()
                .map(each -> new Effect(
                        each.getKey().source(),
                        each.getKey().type(),
                        each.getKey().kind(),
                        each.getValue().count,
                        each.getValue().examples))
                .sorted(Comparator.comparing(Effect::kind)
                        .thenComparing(Effect::source)
                        .thenComparing(Effect::type))
                .toList();
    }
}
