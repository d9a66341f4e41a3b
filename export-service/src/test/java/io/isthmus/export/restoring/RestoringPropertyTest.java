package io.isthmus.export.restoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.export.pending.EverythingSchema;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.restoring.ModelTarget.Foreign;
import io.isthmus.export.restoring.ModelTarget.Write;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was written, putting it back gives what was there before, except for what others have changed. */
class RestoringPropertyTest {

    private static final List<String> KEYS = List.of("a", "b", "c", "d");
    private static final List<String> NAMES = List.of("title", "mail", ModelTarget.MANAGER);

    private final PendingDifferences differences =
            new PendingDifferences(EverythingSchema.complete(), SafetySettings.defaults());

    @Property(tries = 2_000)
    void whatever_was_written_the_target_is_as_before(
            @ForAll("targets") List<Write> before, @ForAll("writes") List<Write> writes) {
        ModelTarget target = ModelTarget.of(before);
        Map<String, Map<String, String>> as = target.seen();

        writes.forEach(target::write);
        target.restore(differences);

        assertThat(target.seen()).isEqualTo(as);
        assertThat(target.pending(differences)).isEmpty();
    }

    @Property(tries = 2_000)
    void what_others_have_changed_meanwhile_stays_and_everything_else_is_as_before(
            @ForAll("targets") List<Write> before,
            @ForAll("writes") List<Write> writes,
            @ForAll("foreign") List<Foreign> foreign) {
        ModelTarget target = ModelTarget.of(before);
        Map<String, Map<String, String>> as = target.seen();

        writes.forEach(target::write);
        foreign.forEach(target::changedByOthers);
        Map<String, Map<String, String>> changed = target.seen();
        target.restore(differences);

        assertThat(target.pending(differences)).isEmpty();
        Map<String, Map<String, String>> now = target.seen();
        for (Foreign each : foreign) {
            // their values are like nobody else's
            if (each.value().equals(changed.getOrDefault(each.key(), Map.of()).get(each.name()))) {
                assertThat(now.get(each.key())).containsEntry(each.name(), each.value());
            }
        }
        for (String key : KEYS) {
            boolean theirs = foreign.stream().anyMatch(each -> each.key().equals(key));
            if (!theirs) {
                assertThat(now.get(key)).as(key).isEqualTo(as.get(key));
            } else if (as.containsKey(key) && now.containsKey(key)) {
                for (String name : NAMES) {
                    if (foreign.stream()
                            .noneMatch(each ->
                                    each.key().equals(key) && each.name().equals(name))) {
                        assertThat(now.get(key).get(name))
                                .as(key + " " + name)
                                .isEqualTo(as.get(key).get(name));
                    }
                }
            }
        }
    }

    @Property(tries = 1_000)
    void what_is_included_is_as_before_although_others_have_changed_it(
            @ForAll("targets") List<Write> before,
            @ForAll("writes") List<Write> writes,
            @ForAll("foreign") List<Foreign> foreign) {
        ModelTarget target = ModelTarget.of(before);
        Map<String, Map<String, String>> as = target.seen();

        writes.forEach(target::write);
        foreign.stream().filter(target::writtenByUs).forEach(target::changedByOthers);
        target.includeEverything();
        target.restore(differences);

        assertThat(target.seen()).isEqualTo(as);
    }

    @Property(tries = 1_000)
    void putting_back_twice_changes_nothing_more_than_once(
            @ForAll("targets") List<Write> before, @ForAll("writes") List<Write> writes) {
        ModelTarget target = ModelTarget.of(before);
        writes.forEach(target::write);
        target.restore(differences);
        Map<String, Map<String, String>> once = target.seen();

        target.planAgain();

        assertThat(target.pending(differences)).isEmpty();
        assertThat(target.seen()).isEqualTo(once);
    }

    @Provide
    Arbitrary<List<Write>> targets() {
        return Arbitraries.of(KEYS)
                .set()
                .ofMaxSize(KEYS.size())
                .map(keys -> keys.stream()
                        .sorted()
                        .map(key -> (Write) new Write.Add(key, Map.of("title", key)))
                        .toList());
    }

    @Provide
    Arbitrary<List<Write>> writes() {
        Arbitrary<String> keys = Arbitraries.of(KEYS);
        Arbitrary<Write> adds =
                Combinators.combine(keys, values()).as((key, value) -> new Write.Add(key, Map.of("title", value)));
        Arbitrary<Write> updates = Combinators.combine(keys, Arbitraries.of("title", "mail"), values())
                .as(Write.Set::new);
        Arbitrary<Write> references =
                Combinators.combine(keys, keys).as((key, other) -> new Write.Set(key, ModelTarget.MANAGER, other));
        Arbitrary<Write> deletes = keys.map(Write.Delete::new);
        return Arbitraries.oneOf(adds, updates, updates, references, deletes)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Foreign>> foreign() {
        return Combinators.combine(Arbitraries.of(KEYS), Arbitraries.of("title", "mail"), Arbitraries.of("x1", "x2"))
                .as(Foreign::new)
                .list()
                .ofMaxSize(2);
    }

    private static Arbitrary<String> values() {
        return Arbitraries.of("", "v1", "v2", "v3");
    }

    static ObjectType type() {
        return ObjectType.USER;
    }
}
