package io.isthmus.sync.importing;

import static io.isthmus.sync.importing.ImportFixture.dn;
import static io.isthmus.sync.importing.ImportFixture.group;
import static io.isthmus.sync.importing.ImportFixture.item;
import static io.isthmus.sync.importing.ImportFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PageImportTest {

    private final ImportFixture source = new ImportFixture();
    private final PageImport pages = source.pages(ImportFixture.full());

    @Provide
    Arbitrary<List<SourceItem>> pages() {
        return Combinators.combine(Arbitraries.of("a", "b", "c"), Arbitraries.of("", "ou=left,", "ou=in,"))
                .as((name, below) -> item(person(name, "cn=" + name + "," + below + ImportFixture.SUFFIX)))
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 300)
    void a_page_that_is_taken_twice_sends_nothing_the_second_time(@ForAll("pages") List<SourceItem> page) {
        ImportFixture twice = new ImportFixture();
        twice.pages(ImportFixture.full()).take(page);
        twice.sent.clear();

        PageImport again = twice.pages(ImportFixture.full());
        again.take(page);

        assertThat(twice.sent).isEmpty();
        assertThat(again.seen().count()).isEqualTo(twice.known.size());
    }

    @Property(tries = 300)
    void every_object_of_a_page_is_counted_exactly_once(@ForAll("pages") List<SourceItem> page) {
        ImportFixture counted = new ImportFixture();
        List<SourceItem> elsewhere = counted.pages(ImportFixture.full()).take(page);

        assertThat(counted.tally.get(Counts.FILTERED)).isEqualTo(elsewhere.size());
        assertThat(counted.tally.get(Counts.FILTERED) + counted.tally.get(Counts.READ))
                .isEqualTo(page.size());
        assertThat(counted.tally.get(Counts.ADDED)).isEqualTo(counted.known.size());
    }

    @Example
    void what_lies_outside_the_containers_or_is_of_no_rule_s_class_is_handed_back() {
        SourceItem left = item(person("a", "cn=a,ou=left," + ImportFixture.SUFFIX));
        SourceItem printer = item(new SourceEntry("p", dn("p"), "printer", Map.of(), List.of(), Map.of()));
        SourceItem unreadable = item(person("x", "no name at all"));

        assertThat(pages.take(List.of(left, printer, unreadable))).containsExactly(left, printer, unreadable);

        assertThat(source.sent).isEmpty();
        assertThat(source.known).isEmpty();
    }

    @Example
    void what_was_not_acknowledged_is_not_remembered() {
        source.topicIsAway = true;

        assertThatThrownBy(() -> pages.take(List.of(item(person("a", dn("a"))))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(source.known).isEmpty();
    }

    @Example
    void two_objects_with_one_anchor_are_an_error_of_the_second_and_an_overlap_is_none() {
        pages.take(List.of(item(person("a", dn("a"))), item(person("a", dn("twin"))), item(person("a", dn("A")))));
        pages.take(List.of(item(person("a", dn("late twin")))));
        pages.take(List.of(item(person("a", dn("a")))));

        assertThat(source.tally.errors()).extracting(RunError::code).containsOnly("DUPLICATE_ANCHOR");
        assertThat(source.tally.errors()).extracting(RunError::object).containsExactly(dn("twin"), dn("late twin"));
        assertThat(source.known.get("a").dn()).isEqualTo(dn("a"));
    }

    @Example
    void a_faulty_object_that_is_known_counts_as_seen_so_nobody_takes_it_for_gone() {
        pages.take(List.of(item(person("a", dn("a"))), item(person("b", dn("b")))));
        PageImport next = source.pages(ImportFixture.full());

        next.take(List.of(new SourceItem.Faulty("a", dn("a"), "UNREADABLE", "cannot be read", "Mend it.")));

        assertThat(next.seen().contains(source.known.get("a").id())).isTrue();
        assertThat(next.seen().contains(source.known.get("b").id())).isFalse();
    }

    @Example
    void an_attribute_too_large_for_a_message_stays_as_it_was_and_the_person_is_taken() {
        pages.take(List.of(item(withPhoto("a", "small", "512"))));
        source.sent.clear();
        PageImport next = source.pages(ImportFixture.full());

        next.take(List.of(item(withPhoto("a", "x".repeat(1_000_000), "514"))));

        assertThat(source.tally.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("ATTRIBUTE_TOO_LARGE");
            assertThat(error.object()).isEqualTo(dn("a"));
            assertThat(error.message()).startsWith("photo has 1000003 bytes");
        });
        assertThat(source.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        ObjectObserved.class,
                        observed -> assertThat(observed.attributes())
                                .containsEntry("userAccountControl", List.of("514"))
                                .containsEntry("photo", List.of("small")));
        assertThat(source.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        ObjectObserved.class,
                        observed -> assertThat(observed.binaryAttributes()).containsExactly("photo"));
        assertThat(next.seen().count()).isOne();
    }

    @Example
    void who_is_new_comes_without_the_attribute_that_is_too_large_and_twice_nothing_is_sent() {
        pages.take(List.of(item(withPhoto("a", "x".repeat(1_000_000), "512"))));

        assertThat(source.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        ObjectObserved.class,
                        observed -> assertThat(observed.attributes()).containsOnlyKeys("userAccountControl"));
        source.sent.clear();
        source.pages(ImportFixture.full()).take(List.of(item(withPhoto("a", "x".repeat(1_000_000), "512"))));
        assertThat(source.sent).isEmpty();
    }

    @Example
    void a_nul_in_a_value_costs_the_attribute_and_in_a_name_the_object_and_never_the_others() {
        pages.take(List.of(
                item(withPhoto("a", "no\0good", "512")),
                item(person("b", "cn=b\0b," + ImportFixture.SUFFIX)),
                item(group("g", List.of(dn("a"), "cn=x\0y," + ImportFixture.SUFFIX))),
                item(person("c", dn("c")))));

        assertThat(source.tally.errors())
                .extracting(RunError::code)
                .containsExactlyInAnyOrder("VALUE_WITH_NUL", "NAME_WITH_NUL", "NAME_WITH_NUL");
        assertThat(source.known).containsOnlyKeys("a", "c");
    }

    private static SourceEntry withPhoto(String anchor, String photo, String control) {
        return new SourceEntry(
                anchor,
                dn(anchor),
                "user",
                Map.of("photo", List.of(photo), "userAccountControl", List.of(control)),
                List.of("photo"),
                Map.of());
    }

    @Example
    void of_a_page_of_a_delta_only_what_is_not_known_at_its_place_is_placed_anew() {
        pages.take(List.of(item(person("a", dn("a"))), item(person("b", dn("b")))));
        PageImport delta = source.pages(ImportFixture.delta());

        assertThat(delta.placedAnew(List.of(
                        item(person("a", dn("A"))),
                        item(person("b", dn("moved"))),
                        item(person("c", dn("c"))),
                        item(person("d", "cn=d,ou=left," + ImportFixture.SUFFIX)))))
                .containsOnlyKeys("b", "c");
    }

    @Example
    void a_new_member_sends_the_group_s_bucket_and_not_the_group() {
        pages.take(List.of(item(group("g", List.of(dn("a"))))));
        source.sent.clear();

        source.pages(ImportFixture.delta()).take(List.of(item(group("g", List.of(dn("a"), dn("b"))))));

        assertThat(source.sent).noneMatch(ObjectObserved.class::isInstance).hasSize(1);
    }
}
