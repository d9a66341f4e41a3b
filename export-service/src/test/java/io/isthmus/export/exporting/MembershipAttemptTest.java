package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.matching.LookUpNames;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.PendingExport.ChangeMembers;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MembershipAttemptTest {

    private static final ObservedObject GROUP =
            new ObservedObject(ObjectType.GROUP, "g", "anchor", null, null, null, Image.EMPTY, null);

    private final Set<String> members = new TreeSet<>();
    private int requests;

    @Test
    void one_whom_the_target_does_not_want_takes_nobody_along_and_is_named() {
        ExportResult.MembersWritten written = settled(0, refusing(Set.of("m37"), "HTTP_400"), names(100));

        assertThat(members).hasSize(99).doesNotContain("m37");
        assertThat(written.failure()).isNotNull();
        assertThat(written.failure().code()).isEqualTo("HTTP_400");
        assertThat(written.failure().reason()).contains("m37");
        assertThat(requests).isLessThan(20);
    }

    @Test
    void a_target_that_takes_few_at_once_gets_few_at_once() {
        Function<ChangeMembers, Outcome> fewAtOnce = change ->
                change.add().size() > 10 ? new Outcome.Rejected("HTTP_400", "too many", false) : taken(change);

        assertThat(settled(0, fewAtOnce, names(100)).failure()).isNull();
        assertThat(members).hasSize(100);
    }

    @Test
    void where_all_are_refused_it_is_given_up_after_some() {
        ExportResult.MembersWritten written =
                settled(0, change -> new Outcome.Rejected("HTTP_400", "nobody", false), names(1_000));

        assertThat(written.accepted()).isEmpty();
        assertThat(written.failure().reason()).contains("19 others");
        assertThat(requests).isLessThan(100);
    }

    @Property(tries = 200)
    void whoever_is_wanted_is_in_after_some_attempts_whoever_is_refused_before_them(
            @ForAll @IntRange(min = 21, max = 60) int unwanted, @ForAll @IntRange(min = 1, max = 100) int wanted) {
        members.clear();
        requests = 0;
        List<String> left = names(unwanted + wanted);
        Set<String> refused = Set.copyOf(names(unwanted));
        int attempts = 0;

        while (members.size() < wanted) {
            assertThat(attempts)
                    .as("attempts for %d in front of %d", unwanted, wanted)
                    .isLessThan(40);
            settled(attempts++, refusing(refused, "HTTP_400"), left);
            left = left.stream().filter(member -> !members.contains(member)).toList();
        }

        assertThat(members).doesNotContainAnyElementsOf(refused);
        assertThat(requests).as("no request twice in one attempt").isLessThan(attempts * 2 * (unwanted + wanted));
    }

    @Test
    void whoever_comes_in_another_request_waits_for_nobody() {
        settled(0, refusing(Set.copyOf(names(60)), "HTTP_400"), names(60), List.of("others", "more"));

        assertThat(members).containsExactlyInAnyOrder("others", "more");
    }

    @Test
    void of_a_large_membership_more_may_be_refused() {
        Set<String> unwanted =
                names(6_000).stream().filter(name -> name.endsWith("50")).collect(Collectors.toSet());

        settled(0, refusing(unwanted, "HTTP_400"), names(6_000));

        assertThat(unwanted).hasSize(60);
        assertThat(members).hasSize(5_940);
    }

    @Test
    void what_is_not_found_in_a_group_that_is_there_is_a_member() {
        Function<ChangeMembers, Outcome> notFound =
                change -> change.add().contains("m3") ? new Outcome.Stale("HTTP 404") : taken(change);

        ExportResult.MembersWritten written = settled(0, notFound, names(8));

        assertThat(members).hasSize(7);
        assertThat(written.failure().reason()).contains("m3");
    }

    @Test
    void what_is_broken_is_looked_at_first_and_taken_apart_the_next_time() {
        Function<ChangeMembers, Outcome> broken =
                change -> change.add().contains("m3") ? new Outcome.Unknown("HTTP 500") : taken(change);

        assertThat(attempt(work(0, names(8)), broken).settle()).isInstanceOf(ExportResult.Seen.class);
        assertThat(members).isEmpty();

        assertThat(settled(1, broken, names(8)).failure().reason()).contains("m3");
        assertThat(members).hasSize(7);
    }

    @SafeVarargs
    private final ExportResult.MembersWritten settled(
            int attempts, Function<ChangeMembers, Outcome> target, List<String>... add) {
        return (ExportResult.MembersWritten)
                attempt(work(attempts, add), target).settle();
    }

    private MembershipAttempt attempt(Work work, Function<ChangeMembers, Outcome> target) {
        return new MembershipAttempt(
                work,
                export -> {
                    requests++;
                    return target.apply((ChangeMembers) export);
                },
                group -> Optional.of(GROUP));
    }

    private Function<ChangeMembers, Outcome> refusing(Set<String> unwanted, String code) {
        return change -> change.add().stream().anyMatch(unwanted::contains)
                ? new Outcome.Rejected(code, "not this one", false)
                : taken(change);
    }

    private Outcome taken(ChangeMembers change) {
        members.addAll(change.add());
        return new Outcome.Accepted("g", null);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i).toList();
    }

    @SafeVarargs
    private static Work work(int attempts, List<String>... requests) {
        List<PendingExport> exports = new ArrayList<>();
        for (List<String> add : requests) {
            exports.add(new ChangeMembers("anchor", "g", add, List.of()));
        }
        return new Work(
                1,
                "anchor",
                ObjectType.GROUP,
                "g",
                null,
                new LookUpNames(null, null, List.of()),
                Operation.UPDATE,
                attempts,
                exports);
    }
}
