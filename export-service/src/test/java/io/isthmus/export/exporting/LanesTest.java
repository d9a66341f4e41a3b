package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.matching.LookUpNames;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.Outcome;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.target.UnusableAnswer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** No lane waits for another, and nothing that was handed out is lost or done twice. */
class LanesTest {

    private static final LookUpNames NO_NAMES = new LookUpNames(null, null, List.of());

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** What becomes of one piece of work. */
    enum Fate {
        WRITTEN,
        FAULT_OF_THIS_OBJECT,
        NO_ANSWER_OF_THE_TARGET,
        UNKNOWN,
        STOPPED,
        TARGET_AWAY
    }

    private final Queue<Recorded> recorded = new ConcurrentLinkedQueue<>();

    @Example
    void a_request_that_hangs_holds_its_own_lane_and_nothing_else() {
        CountDownLatch answer = new CountDownLatch(1);
        try (Lanes lanes = new Lanes(4, SHORT, new Recording(recorded::addAll))) {
            lanes.send(pages(works(1, 200), 50), work -> {
                if (work.id() == 7) {
                    await(answer);
                }
                return written(work);
            });
            assertThat(recorded).hasSize(199);
            assertThat(lanes.busy()).isTrue();
            assertThat(lanes.underWay()).containsExactly(7L);

            lanes.send(pages(works(1_000, 100), 50), LanesTest::written);
            assertThat(recorded).hasSize(299);
            answer.countDown();
        }
        assertThat(recorded).hasSize(300);
    }

    @Example
    void look_ups_that_hang_leave_lanes_for_writes_and_writes_do_not_wait_for_them() {
        CountDownLatch answers = new CountDownLatch(1);
        try (Lanes lanes = new Lanes(4, Duration.ofHours(1), new Recording(recorded::addAll))) {
            lanes.lookUp(works(1, 500), work -> {
                await(answers);
                return new ExportResult.Gone(new Outcome.Unknown("lost"));
            });
            lanes.send(pages(works(1_000, 300), 100), LanesTest::written);

            assertThat(recorded).hasSize(300).allMatch(one -> one.settled() instanceof ExportResult.Written);
            assertThat(lanes.busy()).isTrue();
            answers.countDown();
        }
        assertThat(recorded).hasSize(800);
    }

    @Example
    void with_one_lane_look_ups_come_before_writes() {
        try (Lanes lanes = new Lanes(1, Duration.ofHours(1), new Recording(recorded::addAll))) {
            lanes.lookUp(works(1, 20), work -> new ExportResult.Gone(new Outcome.Unknown("lost")));
            lanes.send(pages(works(1_000, 20), 10), LanesTest::written);
        }
        assertThat(recorded.stream().limit(20)).allMatch(one -> one.settled() instanceof ExportResult.Gone);
    }

    @Example
    void all_that_was_sent_is_kept_when_send_returns() {
        try (Lanes lanes = new Lanes(8, Duration.ofHours(1), new Recording(recorded::addAll))) {
            for (int phase = 0; phase < 20; phase++) {
                lanes.send(pages(works(phase * 1_000L + 1, 30), 7), LanesTest::written);
                assertThat(recorded).hasSize(30 * (phase + 1));
                assertThat(lanes.busy()).isFalse();
            }
        }
    }

    @Example
    void what_the_target_answers_unusably_is_said_of_the_object() {
        UnusableAnswer ignored = new UnusableAnswer(UnusableAnswer.FILTER_IGNORED, "others came", "filters on", null);
        try (Lanes lanes = new Lanes(2, SHORT, new Recording(recorded::addAll))) {
            lanes.lookUp(works(1, 1), work -> {
                throw ignored;
            });
            lanes.send(pages(works(2, 1), 1), work -> {
                throw new OutcomeUnknown(ignored);
            });
        }
        assertThat(recorded)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.settled())
                        .isInstanceOfSatisfying(
                                ExportResult.StillUnknown.class,
                                unknown ->
                                        assertThat(unknown.failure().code()).isEqualTo(UnusableAnswer.FILTER_IGNORED)));
    }

    @Example
    void outcomes_that_cannot_be_kept_stop_it_and_it_ends() {
        Lanes lanes = new Lanes(2, SHORT, new Recording(outcomes -> {
            throw new IllegalStateException("the database is away");
        }));

        assertThatThrownBy(() -> {
                    try (lanes) {
                        lanes.send(pages(works(1, 100), 10), LanesTest::written);
                    }
                    lanes.throwIfStopped();
                })
                .hasMessage("the database is away");
        assertThat(lanes.busy()).isFalse();
    }

    @Property(tries = 200)
    void each_piece_of_work_ends_once_whatever_happens_and_never_more_at_once_than_there_are_lanes(
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @IntRange(max = 8) int lookUps,
            @ForAll @Size(max = 60) List<Fate> fates) {
        Queue<Recorded> ended = new ConcurrentLinkedQueue<>();
        Map<Long, Integer> begun = new ConcurrentHashMap<>();
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Work> writes = works(1_000, fates.size());
        List<Work> handedOut = new ArrayList<>();
        Lanes lanes = new Lanes(count, SHORT, new Recording(ended::addAll));

        RuntimeException thrown = null;
        try (lanes) {
            lanes.lookUp(
                    works(1, lookUps), work -> counted(begun, underWay, most, work, () -> settled(Fate.WRITTEN, work)));
            Supplier<List<Work>> pages = pages(writes, 5);
            lanes.send(
                    () -> {
                        List<Work> page = pages.get();
                        handedOut.addAll(page);
                        return page;
                    },
                    work -> counted(
                            begun, underWay, most, work, () -> settled(fates.get((int) work.id() - 1_000), work)));
        } catch (RuntimeException e) {
            thrown = e;
        }

        assertThat(ended.stream().map(one -> one.work().id()).toList())
                .doesNotHaveDuplicates()
                .hasSize(lookUps + handedOut.size());
        assertThat(begun.values()).allMatch(times -> times == 1);
        assertThat(most.get()).isLessThanOrEqualTo(count);
        assertThat(lanes.busy()).isFalse();
        if (thrown == null) {
            assertThat(handedOut).hasSameSizeAs(writes);
        }
        Map<Boolean, List<Recorded>> sent = ended.stream()
                .collect(Collectors.partitioningBy(
                        one -> begun.containsKey(one.work().id())));
        assertThat(sent.get(false))
                .allMatch(one -> one.settled() instanceof ExportResult.NotSent
                        || one.settled() instanceof ExportResult.StillUnknown);
    }

    private static ExportResult counted(
            Map<Long, Integer> begun,
            AtomicInteger underWay,
            AtomicInteger most,
            Work work,
            Supplier<ExportResult> settle) {
        begun.merge(work.id(), 1, Integer::sum);
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            Thread.yield();
            return settle.get();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private static ExportResult settled(Fate fate, Work work) {
        return switch (fate) {
            case WRITTEN -> written(work);
            case FAULT_OF_THIS_OBJECT -> throw new IllegalArgumentException("odd");
            case NO_ANSWER_OF_THE_TARGET -> throw new UnusableAnswer("CODE", "odd", "nothing", null);
            case UNKNOWN -> throw new OutcomeUnknown(new IllegalStateException("nobody knows"));
            case STOPPED -> throw new ExportStopped("demoted");
            case TARGET_AWAY -> throw new TargetUnavailable("TARGET_UNREACHABLE", "away", "wait", null);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test never let it go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExportResult written(Work work) {
        PendingExport export = new PendingExport.Add(work.targetAnchor(), ObjectType.USER, Image.EMPTY, false);
        return new ExportResult.Written(export, "id", null, new Outcome.Accepted("id", null));
    }

    private static Supplier<List<Work>> pages(List<Work> all, int size) {
        Queue<Work> left = new ArrayDeque<>(all);
        return () -> {
            List<Work> page = new ArrayList<>();
            while (page.size() < size && !left.isEmpty()) {
                page.add(left.poll());
            }
            return page;
        };
    }

    private static List<Work> works(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(id ->
                        new Work(id, "a" + id, ObjectType.USER, null, null, NO_NAMES, Operation.ADD, 0, List.of()))
                .toList();
    }
}
