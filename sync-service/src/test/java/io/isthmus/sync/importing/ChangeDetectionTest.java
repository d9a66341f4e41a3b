package io.isthmus.sync.importing;

import static io.isthmus.sync.importing.ImportFixture.dn;
import static io.isthmus.sync.importing.ImportFixture.group;
import static io.isthmus.sync.importing.ImportFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.NamingContexts;
import io.isthmus.sync.importing.ChangeDetection.Difference;
import io.isthmus.sync.importing.memory.ImportMemory.Remembered;
import io.isthmus.sync.importing.memory.KnownObject;
import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChangeDetectionTest {

    private final ChangeDetection comparison =
            new ChangeDetection("run", "harbor", ImportFixture.NOW, NamingContexts.NONE);

    @Example
    void who_was_never_seen_is_added_and_sent_whole() {
        Difference.Changed changed = (Difference.Changed) comparison.compare(person("a", dn("a")), null);

        assertThat(changed.added()).isTrue();
        assertThat(changed.messages()).singleElement().isInstanceOf(ObjectObserved.class);
    }

    @Example
    void another_spelling_of_a_dn_is_a_change_of_the_object() {
        KnownObject known = after(person("a", dn("a")));

        assertThat(comparison.compare(person("a", dn("A")), known)).isInstanceOf(Difference.Changed.class);
    }

    @Property(tries = 200)
    void what_is_the_same_in_whatever_order_of_values_is_unchanged(
            @ForAll @IntRange(max = 2_500) int members, @ForAll Random random) {
        List<String> names = members(0, members);
        KnownObject known = after(group("g", names));
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, random);

        assertThat(comparison.compare(group("g", shuffled), known)).isEqualTo(new Difference.Unchanged(7));
    }

    @Property(tries = 100)
    void the_buckets_that_were_sent_are_together_the_membership(
            @ForAll @IntRange(max = 2_500) int before, @ForAll @IntRange(max = 2_500) int after) {
        SourceEntry now = group("g", members(500, after));
        KnownObject known = after(group("g", members(0, before)));
        Map<Integer, List<String>> topic = new HashMap<>();
        keep(comparison.compare(group("g", members(0, before)), null), topic);

        keep(comparison.compare(now, known), topic);

        Set<String> all = new HashSet<>();
        topic.values().forEach(all::addAll);
        assertThat(all).isEqualTo(Set.copyOf(now.memberships().get("member")));
    }

    @Example
    void one_joiner_of_a_large_group_sends_one_bucket() {
        KnownObject known = after(group("g", members(0, 3_500)));

        Difference.Changed changed = (Difference.Changed) comparison.compare(group("g", members(0, 3_501)), known);

        assertThat(changed.messages()).hasSize(1);
        assertThat(changed.remembered().fingerprint())
                .as("the group itself is as it was")
                .isNull();
    }

    @Example
    void members_are_sent_again_when_a_source_is_added_that_they_are_looked_for_in() {
        SourceEntry crew = group("crew", List.of("cn=eva,dc=far,dc=example"));
        KnownObject known = after(crew);
        NamingContexts two =
                NamingContexts.of(List.of(source("harbor", ImportFixture.SUFFIX), source("far", "dc=far,dc=example")));

        Difference.Changed together =
                (Difference.Changed) new ChangeDetection("run", "harbor", ImportFixture.NOW, two).compare(crew, known);

        assertThat(together.messages())
                .singleElement()
                .satisfies(message -> assertThat(((MembersObserved) message).elsewhere())
                        .isEqualTo(Map.of("far", List.of("cn=eva,dc=far,dc=example"))));
        assertThat(comparison.compare(crew, known)).isInstanceOf(Difference.Unchanged.class);
    }

    private static SourceSettings source(String name, String partition) {
        return SourceSettings.of(
                name, SourceKind.ACTIVE_DIRECTORY, List.of(new PartitionSettings(partition, List.of(), List.of())));
    }

    @Example
    void an_attribute_that_holds_members_no_longer_is_sent_empty() {
        KnownObject known = after(group("g", members(0, 3)));
        SourceEntry without = new SourceEntry("g", dn("g"), "group", Map.of(), List.of(), Map.of());

        Difference.Changed changed = (Difference.Changed) comparison.compare(without, known);

        assertThat(changed.messages())
                .singleElement()
                .satisfies(message ->
                        assertThat(((MembersObserved) message).members()).isEmpty());
    }

    @Property(tries = 100)
    void told_who_came_and_who_left_a_large_group_comes_to_what_reading_it_whole_comes_to(
            @ForAll @IntRange(min = 2_100, max = 3_900) int before,
            @ForAll @IntRange(max = 20) int left,
            @ForAll @IntRange(max = 20) int came) {
        List<String> names = members(0, before);
        Map<Integer, List<String>> topic = new HashMap<>();
        keep(comparison.compare(group("g", names), null), topic);
        KnownObject known = after(group("g", names));
        SourceItem.MembersChanged told =
                told(members(before, came), names.stream().limit(left).toList());

        Difference difference = comparison.compare(told, known, arrived(topic)).orElseThrow();

        keep(difference, topic);
        SourceEntry now = group("g", members(left, before - left + came));
        Map<Integer, List<String>> whole = new HashMap<>();
        keep(comparison.compare(now, null), whole);
        assertThat(topic.keySet()).isEqualTo(whole.keySet());
        whole.forEach((number, members) ->
                assertThat(topic.get(number)).as("bucket %d", number).containsExactlyInAnyOrderElementsOf(members));
        assertThat(left + came == 0
                        || difference instanceof Difference.Changed changed
                                && changed.messages().size() <= left + came)
                .isTrue();
    }

    @Example
    void a_large_group_is_read_whole_where_what_was_told_of_its_members_is_not_certain() {
        List<String> names = members(0, 2_500);
        Map<Integer, List<String>> topic = new HashMap<>();
        keep(comparison.compare(group("g", names), null), topic);
        KnownObject known = after(group("g", names));
        SourceItem.MembersChanged joiner = told(members(2_500, 1), List.of());

        assertThat(comparison.compare(joiner, known, bucket -> List.of()))
                .as("what was sent has not arrived")
                .isEmpty();
        assertThat(comparison.compare(told(List.of(), List.of(dn("renamed"))), known, arrived(topic)))
                .as("who left is known by another name")
                .isEmpty();
        assertThat(comparison.compare(joiner, null, arrived(topic)))
                .as("unknown")
                .isEmpty();
        assertThat(comparison.compare(
                        told(members(9, 1), List.of()), after(group("g", members(0, 9))), bucket -> members(0, 9)))
                .as("small")
                .isEmpty();
    }

    private static SourceItem.MembersChanged told(List<String> came, List<String> left) {
        SourceEntry group = new SourceEntry("g", dn("g"), "group", Map.of(), List.of(), Map.of());
        return new SourceItem.MembersChanged(group, "member", came, left);
    }

    private static Function<BucketKey, List<String>> arrived(Map<Integer, List<String>> topic) {
        return bucket -> topic.getOrDefault(bucket.bucket(), List.of());
    }

    private static List<String> members(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> dn("m" + i)).toList();
    }

    private static void keep(Difference difference, Map<Integer, List<String>> topic) {
        if (difference instanceof Difference.Changed changed) {
            for (ChangeMessage message : changed.messages()) {
                if (message instanceof MembersObserved members) {
                    topic.keySet().removeIf(number -> number >= members.bucketCount());
                    topic.put(members.bucket(), members.members());
                }
            }
        }
    }

    private KnownObject after(SourceEntry entry) {
        Remembered remembered = ((Difference.Changed) comparison.compare(entry, null)).remembered();
        Map<BucketKey, UUID> buckets = new HashMap<>(remembered.changed());
        return new KnownObject(7, entry.anchor(), entry.dn(), entry.objectClass(), remembered.fingerprint(), buckets);
    }
}
