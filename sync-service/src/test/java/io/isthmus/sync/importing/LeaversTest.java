package io.isthmus.sync.importing;

import static io.isthmus.sync.importing.ImportFixture.SUFFIX;
import static io.isthmus.sync.importing.ImportFixture.dn;
import static io.isthmus.sync.importing.ImportFixture.item;
import static io.isthmus.sync.importing.ImportFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

/** The table of {@link Leavers}: forty people, and what becomes of those who seem to have left. */
class LeaversTest {

    private final ImportFixture source = new ImportFixture();

    LeaversTest() {
        source.pages(ImportFixture.full()).take(people(0, 40));
        source.sent.clear();
    }

    @Example
    void five_of_forty_people_are_withheld_by_name_and_digest_and_nobody_is_told() {
        List<RunError> incomplete = fullImport(people(5, 40));

        assertThat(incomplete).isEmpty();
        assertThat(source.sent).isEmpty();
        assertThat(source.known).hasSize(40);
        assertThat(source.tally.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("SHRINK_HELD");
            assertThat(error.message()).contains("5 of 40 objects of class user");
            assertThat(error.whatToDo()).contains("p00 p01 p02 p03 p04");
        });
    }

    @Example
    void a_delta_that_is_told_of_many_deletions_is_held_back_alike() {
        Departures departures = source.departures(ImportFixture.delta());
        IntStream.range(0, 5).forEach(i -> departures.note(List.of(new SourceItem.Gone(name(i)))));
        departures.note(List.of(item(person(name(5), "cn=out,ou=left," + SUFFIX))));

        departures.conclude();

        assertThat(source.sent).isEmpty();
        assertThat(source.departures.withheldAnchors()).hasSize(6);
    }

    @Example
    void four_leave_as_ever() {
        fullImport(people(4, 40));

        assertThat(left()).containsExactly(name(0), name(1), name(2), name(3));
        assertThat(source.tally.errors()).isEmpty();
    }

    @Example
    void whoever_is_seen_again_is_not_withheld_any_more() {
        fullImport(people(5, 40));
        fullImport(people(1, 40));

        assertThat(source.departures.withheldAnchors()).containsExactly(name(0));
        assertThat(source.sent).isEmpty();
    }

    @Example
    void a_leaver_flows_while_others_are_withheld_and_their_set_stays_the_same() {
        fullImport(people(5, 40));
        Departures departures = source.departures(ImportFixture.delta());
        departures.note(List.of(new SourceItem.Gone(name(20))));
        departures.conclude();

        assertThat(left()).containsExactly(name(20));
        assertThat(source.departures.withheldAnchors()).hasSize(5);
    }

    @Example
    void what_was_approved_leaves_with_the_next_import_unless_it_is_back() {
        fullImport(people(5, 40));
        source.departures.approve();
        source.places.put(name(2), dn(name(2)));

        Departures departures = source.departures(ImportFixture.delta());
        departures.begin();
        departures.conclude();

        assertThat(left()).containsExactly(name(0), name(1), name(3), name(4));
        assertThat(source.departures.withheldAnchors()).isEmpty();
    }

    @Example
    void who_is_withheld_after_the_approval_is_another_set() {
        fullImport(people(5, 40));
        source.departures.approve();
        fullImport(people(15, 40));

        assertThat(left()).containsExactly(name(0), name(1), name(2), name(3), name(4));
        assertThat(source.departures.withheldAnchors()).hasSize(10).contains(name(5));
    }

    @Example
    void a_base_that_shows_nobody_lets_nobody_go_and_says_how_many_it_had() {
        List<RunError> incomplete = fullImport(List.of());

        assertThat(incomplete).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("INCOMPLETE");
            assertThat(error.object()).isEqualTo(SUFFIX);
            assertThat(error.message()).contains("of 40 objects", "returned 0");
            assertThat(error.whatToDo()).contains("approve exactly this set");
        });
        assertThat(source.sent).isEmpty();
    }

    @Example
    void from_below_a_base_that_could_not_be_read_nobody_leaves_and_nobody_is_withheld() {
        List<SourceItem> page = new ArrayList<>(people(2, 40));
        page.add(new SourceItem.BaseFailed(SUFFIX, "NO_SUCH_BASE", "is not there", "Correct it."));

        assertThat(fullImport(page)).isEmpty();

        assertThat(source.sent).isEmpty();
        assertThat(source.askedFor).isEmpty();
        assertThat(source.departures.withheldAnchors()).isEmpty();
    }

    @Example
    void where_the_directory_does_not_answer_nobody_is_proved_to_be_gone() {
        source.silent.add(SUFFIX);

        fullImport(people(1, 40));

        assertThat(source.sent).isEmpty();
        assertThat(source.known).hasSize(40);
    }

    private List<RunError> fullImport(List<SourceItem> items) {
        ImportOrder order = ImportFixture.full();
        Departures departures = source.departures(order);
        departures.begin();
        PageImport pages = source.pages(order);
        pages.take(items);
        departures.note(pages.seen(), pages.failed());
        return departures.conclude();
    }

    private List<String> left() {
        return source.sent.stream()
                .map(ObjectDeleted.class::cast)
                .map(ObjectDeleted::anchor)
                .sorted()
                .toList();
    }

    private static List<SourceItem> people(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> item(person(name(i), dn(name(i)))))
                .toList();
    }

    private static String name(int number) {
        return "p%02d".formatted(number);
    }
}
