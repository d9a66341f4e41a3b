package io.isthmus.sync.importing;

import static io.isthmus.sync.importing.ImportFixture.dn;
import static io.isthmus.sync.importing.ImportFixture.group;
import static io.isthmus.sync.importing.ImportFixture.item;
import static io.isthmus.sync.importing.ImportFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** The table of {@link Departures}. */
class DeparturesTest {

    private static final String OUTSIDE = "cn=a,ou=left," + ImportFixture.SUFFIX;

    private static final String OTHER_SUFFIX = "dc=quay,dc=example";
    private static final SourceSettings OTHER = SourceSettings.of(
                    "quay",
                    SourceKind.ACTIVE_DIRECTORY,
                    List.of(new PartitionSettings(OTHER_SUFFIX, List.of(), List.of())))
            .reachedAt("ldap://y");

    /** Enough that one who leaves is not too many. */
    private static final int OTHERS = 20;

    private final ImportFixture source = new ImportFixture();

    @Example
    void who_was_seen_stays_and_the_directory_is_not_asked() {
        PageImport pages = remembered("a");
        pages.take(List.of(item(person("a", dn("a")))));

        leaving(source, pages);

        assertThat(source.askedFor).isEmpty();
        assertThat(source.known).containsKey("a");
    }

    @Example
    void who_was_not_seen_and_is_nowhere_is_deleted() {
        leaving(source, remembered("a"));

        assertThat(deleted()).isEqualTo(Map.of("a", Evidence.ABSENT_FROM_COMPLETE_IMPORT));
        assertThat(source.known).doesNotContainKey("a").hasSize(OTHERS);
        assertThat(source.tally.get(Counts.DELETED)).isOne();
    }

    @Example
    void who_was_not_seen_and_is_outside_the_containers_is_out_of_filter() {
        PageImport pages = remembered("a");
        source.places.put("a", OUTSIDE);

        leaving(source, pages);

        assertThat(deleted()).isEqualTo(Map.of("a", Evidence.OUT_OF_FILTER));
    }

    @Example
    void who_moved_while_we_read_or_whose_place_we_cannot_read_stays() {
        PageImport pages = remembered("a", "b");
        source.places.put("a", dn("moved"));
        source.places.put("b", "no name at all");

        leaving(source, pages);

        assertThat(source.sent).isEmpty();
        assertThat(source.known).containsKeys("a", "b");
    }

    @Example
    void a_delta_takes_nobody_it_did_not_see_for_gone() {
        Departures departures = source.departures(ImportFixture.delta());
        departures.note(remembered("a").seen(), List.of());
        departures.conclude();

        assertThat(source.known).containsKey("a");
    }

    @Example
    void a_delta_deletes_who_is_reported_gone_and_is_nowhere_else() {
        remembered("a", "b");
        source.places.put("b", dn("moved"));

        reported(List.of(new SourceItem.Vanished(dn("a"), false), new SourceItem.Vanished(dn("b"), false)));

        assertThat(deleted()).isEqualTo(Map.of("a", Evidence.REPORTED));
    }

    @Example
    void a_container_that_is_reported_gone_takes_everybody_below_along() {
        remembered();
        source.pages(ImportFixture.full()).take(List.of(item(person("a", "cn=a,ou=in," + ImportFixture.SUFFIX))));
        source.sent.clear();

        reported(List.of(new SourceItem.Vanished("ou=in," + ImportFixture.SUFFIX, true)));

        assertThat(deleted()).isEqualTo(Map.of("a", Evidence.REPORTED));
    }

    @Example
    void a_delta_that_sees_a_known_object_outside_takes_it_for_out_of_filter_and_an_unknown_one_for_nothing() {
        remembered("a");

        reported(List.of(item(person("a", OUTSIDE)), item(person("stranger", OUTSIDE))));

        assertThat(deleted()).isEqualTo(Map.of("a", Evidence.OUT_OF_FILTER));
    }

    @Example
    void who_is_not_among_those_the_directory_says_are_left_is_asked_for_once_more() {
        remembered("kept", "gone", "moved");
        source.pages(ImportFixture.full()).take(List.of(item(person("elsewhere", "cn=e,dc=another"))));
        source.sent.clear();
        source.places.put("moved", dn("moved"));

        reported(List.of(new SourceItem.Unmentioned(
                ImportFixture.SUFFIX.toUpperCase(Locale.ROOT),
                anchor -> anchor.equals("kept") || anchor.startsWith("other"))));

        assertThat(deleted()).isEqualTo(Map.of("gone", Evidence.REPORTED));
        assertThat(source.askedFor).containsExactlyInAnyOrder("gone", "moved");
    }

    @Example
    void a_deleted_group_takes_its_buckets_along() {
        PageImport pages = remembered();
        source.pages(ImportFixture.full()).take(List.of(item(group("g", List.of(dn("a"))))));
        source.sent.clear();

        leaving(source, pages);

        assertThat(source.sent.getFirst()).isInstanceOf(ObjectDeleted.class);
        assertThat(source.sent.getLast())
                .isInstanceOfSatisfying(
                        MembersObserved.class,
                        members -> assertThat(members.members()).isEmpty());
    }

    @Example
    void who_is_shown_by_another_domain_waits_until_it_has_taken_him_in() {
        ImportFixture other = otherDomain();
        remembered("a");
        other.places.put("a", "cn=a," + OTHER_SUFFIX);

        reported(List.of(new SourceItem.Gone("a")));
        reported(List.of());
        assertThat(source.known).containsKey("a");
        assertThat(source.sent).isEmpty();

        source.takenInElsewhere.add("a");
        reported(List.of());
        assertThat(deleted()).isEqualTo(Map.of("a", Evidence.REPORTED));
        assertThat(source.known).doesNotContainKey("a");
    }

    @Example
    void who_may_have_moved_to_a_domain_that_does_not_answer_waits_until_it_does() {
        remembered("a");
        source.siblings = List.of(OTHER);
        source.sibling = () -> {
            throw new SourceException(SourceException.Code.SOURCE_UNREACHABLE, "away", "wait", null);
        };

        reported(List.of(new SourceItem.Gone("a")));
        assertThat(source.known).containsKey("a");

        otherDomain();
        reported(List.of());
        assertThat(deleted()).isEqualTo(Map.of("a", Evidence.REPORTED));
    }

    @Example
    void a_full_import_tells_whose_move_is_awaited() {
        ImportFixture other = otherDomain();
        PageImport pages = remembered("a");
        other.places.put("a", "cn=a," + OTHER_SUFFIX);

        leaving(source, pages);

        assertThat(source.known).containsKey("a");
        assertThat(source.tally.errors()).singleElement().satisfies(told -> {
            assertThat(told.code()).isEqualTo("MOVE_AWAITED");
            assertThat(told.message()).startsWith("1 objects").contains("source quay");
        });
    }

    @Example
    void who_comes_back_while_he_is_awaited_elsewhere_stays() {
        ImportFixture other = otherDomain();
        remembered("a");
        other.places.put("a", "cn=a," + OTHER_SUFFIX);
        reported(List.of(new SourceItem.Gone("a")));

        other.places.clear();
        source.places.put("a", dn("a"));
        reported(List.of());
        reported(List.of());

        assertThat(source.known).containsKey("a");
        assertThat(source.sent).isEmpty();
    }

    @Example
    void who_has_moved_out_of_the_filters_into_those_of_another_source_waits_as_well() {
        ImportFixture other = otherDomain();
        remembered("a");
        source.places.put("a", OUTSIDE);
        other.places.put("a", "cn=a," + OTHER_SUFFIX);

        reported(List.of(item(person("a", OUTSIDE))));
        assertThat(source.known).containsKey("a");

        source.takenInElsewhere.add("a");
        reported(List.of());
        assertThat(deleted()).isEqualTo(Map.of("a", Evidence.OUT_OF_FILTER));
    }

    @Example
    void who_is_outside_the_filters_of_another_domain_leaves() {
        ImportFixture other = otherDomain();
        remembered("a");
        other.places.put("a", "cn=a,dc=elsewhere");

        reported(List.of(new SourceItem.Gone("a")));

        assertThat(deleted()).isEqualTo(Map.of("a", Evidence.REPORTED));
    }

    private ImportFixture otherDomain() {
        ImportFixture other = new ImportFixture();
        source.siblings = List.of(OTHER);
        source.sibling = () -> other;
        return other;
    }

    @Property(tries = 300)
    void only_who_was_neither_seen_nor_found_leaves_and_never_too_many(
            @ForAll Set<@CharRange(from = 'a', to = 'h') @StringLength(1) String> all,
            @ForAll Set<@CharRange(from = 'a', to = 'h') @StringLength(1) String> seen,
            @ForAll Set<@CharRange(from = 'a', to = 'h') @StringLength(1) String> found) {
        ImportFixture world = new ImportFixture();
        world.pages(ImportFixture.full())
                .take(all.stream().map(each -> item(person(each, dn(each)))).toList());
        world.sent.clear();
        found.forEach(each -> world.places.put(each, dn("moved " + each)));
        PageImport pages = world.pages(ImportFixture.full());
        pages.take(seen.stream()
                .filter(all::contains)
                .map(each -> item(person(each, dn(each))))
                .toList());

        leaving(world, pages);

        Set<String> gone = all.stream()
                .filter(each -> !seen.contains(each) && !found.contains(each))
                .collect(Collectors.toSet());
        long shown = all.stream().filter(seen::contains).count();
        boolean incomplete = shown == 0 || all.size() - shown >= 5 && 2 * shown < all.size();
        Set<String> stayed = new TreeSet<>(all);
        if (!incomplete && gone.size() < 5) {
            stayed.removeAll(gone);
            assertThat(world.departures.withheldAnchors()).isEmpty();
        } else {
            assertThat(world.departures.withheldAnchors()).containsExactlyInAnyOrderElementsOf(gone);
        }
        assertThat(world.known.keySet()).isEqualTo(stayed);
    }

    private static void leaving(ImportFixture world, PageImport pages) {
        Departures departures = world.departures(ImportFixture.full());
        departures.note(pages.seen(), pages.failed());
        departures.conclude();
    }

    private void reported(List<SourceItem> items) {
        Departures departures = source.departures(ImportFixture.delta());
        departures.begin();
        departures.note(items);
        departures.conclude();
    }

    /** These are known, and others, who are all the import to be done has seen. */
    private PageImport remembered(String... anchors) {
        List<SourceItem> others = IntStream.range(0, OTHERS)
                .mapToObj(i -> item(person("other" + i, dn("other" + i))))
                .toList();
        PageImport before = source.pages(ImportFixture.full());
        before.take(others);
        before.take(List.of(anchors).stream()
                .map(each -> item(person(each, dn(each))))
                .toList());
        source.sent.clear();
        PageImport pages = source.pages(ImportFixture.full());
        pages.take(others);
        return pages;
    }

    private Map<String, Evidence> deleted() {
        return source.sent.stream()
                .map(ObjectDeleted.class::cast)
                .collect(Collectors.toMap(ObjectDeleted::anchor, ObjectDeleted::evidence));
    }
}
