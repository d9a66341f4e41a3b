package io.isthmus.export.targetimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.scim.ShiftingProvider;
import io.isthmus.export.scim.ShiftingProvider.Twist;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import io.isthmus.export.target.UnusableAnswer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A listing that changes while it is read makes nobody gone, and nobody doubled. */
class ShiftingListingPropertyTest {

    private static final Set<Twist> INSERTS = Set.of(Twist.INSERT_FIRST, Twist.INSERT_LAST);

    private final ObservedInMemory store = new ObservedInMemory();

    @Property(tries = 2_000)
    void nobody_who_is_there_is_gone_nobody_is_there_twice_and_in_the_end_all_is_as_it_is(
            @ForAll @IntRange(max = 40) int users,
            @ForAll @IntRange(min = 1, max = 9) int pageSize,
            @ForAll @Size(max = 12) List<Twist> twists,
            @ForAll @IntRange(max = 5) int deletedBefore,
            @ForAll long seed) {
        ObservedInMemory rows = new ObservedInMemory();
        ShiftingProvider provider = new ShiftingProvider(users, pageSize, seed);
        TargetImport imports = new TargetImport(rows, () -> 1_000);
        run(imports, provider);
        provider.users().stream().limit(deletedBefore).toList().forEach(provider::delete);
        Set<String> atFirst = Set.copyOf(provider.users());

        provider.next(twists);
        TargetImport.Result result = run(imports, provider);

        Set<String> throughout = new HashSet<>(atFirst);
        throughout.retainAll(provider.users());
        assertThat(rows.ids()).doesNotHaveDuplicates().containsAll(throughout);
        if (result.incomplete() == null) {
            assertThat(rows.ids()).allMatch(id -> atFirst.contains(id) || id.startsWith("new"));
        }

        provider.next(List.of());
        TargetImport.Result quiet = run(imports, provider);
        assertThat(quiet.incomplete()).isNull();
        assertThat(quiet.shifted()).isFalse();
        assertThat(rows.ids()).containsExactlyInAnyOrderElementsOf(provider.users());
    }

    @Property(tries = 2_000)
    void where_somebody_did_not_come_in_a_first_listing_it_is_known_to_have_shifted(
            @ForAll @IntRange(max = 40) int users,
            @ForAll @IntRange(min = 1, max = 9) int pageSize,
            @ForAll @Size(max = 12) List<Twist> twists,
            @ForAll long seed) {
        // one that leaves and one that comes between two pages look like nobody: what guards then is the target's own
        // names
        List<Twist> seen =
                twists.stream().filter(twist -> !INSERTS.contains(twist)).toList();
        ObservedInMemory rows = new ObservedInMemory();
        ShiftingProvider provider = new ShiftingProvider(users, pageSize, seed);
        provider.next(seen);

        TargetImport.Result result = run(new TargetImport(rows, () -> 1_000), provider);

        if (result.incomplete() == null && !rows.ids().containsAll(provider.users())) {
            assertThat(result.shifted()).isTrue();
        }
    }

    @Example
    void who_left_page_one_while_page_two_was_read_pulls_nobody_along() {
        ShiftingProvider provider = new ShiftingProvider(20, 5, 1);
        TargetImport imports = new TargetImport(store, () -> 1_000);
        run(imports, provider);

        provider.next(List.of(Twist.NOTHING, Twist.DELETE_FIRST, Twist.DELETE_FIRST, Twist.DELETE_FIRST));
        TargetImport.Result result = run(imports, provider);

        assertThat(result.incomplete()).isNull();
        assertThat(result.shifted()).isTrue();
        assertThat(result.gone()).isZero();
        assertThat(store.ids()).containsAll(provider.users());
        assertThat(store.last().shifted()).isTrue();
    }

    @Example
    void a_great_loss_is_proved_import_by_import_and_deletes_nobody_who_is_there() {
        ShiftingProvider provider = new ShiftingProvider(30, 7, 1);
        TargetImport imports = new TargetImport(store, () -> 8);
        run(imports, provider);
        provider.users().stream().limit(20).toList().forEach(provider::delete);

        TargetImport.Result first = run(imports, provider);
        assertThat(first.incomplete()).contains("maximum-look-ups");
        assertThat(first.gone()).isEqualTo(8);
        assertThat(store.last()).isNull();
        run(imports, provider);
        TargetImport.Result third = run(imports, provider);

        assertThat(third.incomplete()).isNull();
        assertThat(store.ids()).containsExactlyInAnyOrderElementsOf(provider.users());
    }

    @Example
    void who_cannot_be_looked_up_is_not_gone() {
        ShiftingProvider provider = new ShiftingProvider(10, 5, 1);
        TargetImport imports = new TargetImport(store, () -> 1_000);
        run(imports, provider);
        provider.delete("u3");

        TargetImport.Result result = imports.run(
                new AnswersAnother(provider), new TargetImport.Request(1, null, 4, false), (read, expected) -> {});

        assertThat(result.incomplete()).contains("another");
        assertThat(result.gone()).isZero();
        assertThat(store.ids()).contains("u3");
    }

    private static TargetImport.Result run(TargetImport imports, ExportTarget provider) {
        return imports.run(provider, new TargetImport.Request(1, null, 4, false), (read, expected) -> {});
    }

    private record AnswersAnother(ShiftingProvider provider) implements ExportTarget {
        @Override
        public Optional<ObservedObject> findById(ObjectType type, String targetId) {
            throw new UnusableAnswer(UnusableAnswer.ANOTHER_OBJECT, "another came", "tell its makers", null);
        }

        @Override
        public void list(ObjectType type, Consumer<Page> page) {
            provider.list(type, page);
        }

        @Override
        public TargetSchema schema() {
            return provider.schema();
        }

        @Override
        public Outcome apply(PendingExport export) {
            return provider.apply(export);
        }

        @Override
        public ExportTarget guardedBy(Runnable permit) {
            return this;
        }

        @Override
        public Optional<ObservedObject> findByAnchor(ObjectType type, String targetAnchor) {
            return provider.findByAnchor(type, targetAnchor);
        }

        @Override
        public List<ObservedObject> findByNames(ObjectType type, String userName, List<String> addresses) {
            return provider.findByNames(type, userName, addresses);
        }

        @Override
        public void close() {
            provider.close();
        }
    }
}
