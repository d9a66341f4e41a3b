package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.export.matching.LookUpNames;
import io.isthmus.export.matching.Matching;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.FakeTarget;
import io.isthmus.export.target.FakeTarget.Fate;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.TargetUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever becomes of requests and answers, run after run. */
class AttemptPropertyTest {

    private static final ExportConfig PATIENT = new Times();

    private final FakeTarget target = new FakeTarget();

    @Property
    void nobody_is_ever_created_twice_and_everybody_is_in_the_end(
            @ForAll ObjectType type,
            @ForAll @Size(max = 12) List<Fate> fates,
            @ForAll @IntRange(max = 3) int lookUpsThatFail) {
        FakeTarget peer = new FakeTarget();
        ObjectType supported = type == ObjectType.CONTACT ? ObjectType.GROUP : type;
        peer.next(fates);
        peer.failLookUps(lookUpsThatFail);

        Runs runs = new Runs(peer, work(supported, "anna"));
        for (int run = 0; run <= fates.size() + lookUpsThatFail + 1 && !runs.known; run++) {
            runs.next();
            assertThat(peer.all()).hasSizeLessThanOrEqualTo(1);
        }

        assertThat(runs.known).isTrue();
        assertThat(peer.all())
                .singleElement()
                .satisfies(one -> assertThat(one.externalId()).isEqualTo("anchor of anna"));
    }

    @Property
    void a_stranger_whose_name_is_wanted_is_never_touched_whatever_is_lost(@ForAll @Size(max = 6) List<Fate> fates) {
        FakeTarget peer = new FakeTarget();
        ObservedObject stranger = there("anna", "another anchor");
        peer.seed(stranger);
        peer.next(fates);

        Runs runs = new Runs(peer, work(ObjectType.USER, "anna"));
        for (int run = 0; run < fates.size() + 2; run++) {
            runs.next();
        }

        assertThat(runs.known).isFalse();
        assertThat(peer.all()).containsExactly(stranger);
    }

    @Test
    void without_leave_nothing_is_sent() {
        Attempt attempt = attempt(target, () -> {
            throw new ExportStopped("demoted");
        });

        assertThat(stopped(attempt)).isTrue();
        assertThat(target.all()).isEmpty();
    }

    @Test
    void who_loses_the_leave_between_two_attempts_does_not_send_again() {
        target.next(List.of(Fate.REQUEST_LOST));
        int[] asked = {0};
        Attempt attempt = attempt(target, () -> {
            if (++asked[0] > 1) {
                throw new ExportStopped("demoted");
            }
        });

        assertThat(stopped(attempt)).isTrue();
        assertThat(target.all()).isEmpty();
    }

    @Test
    void what_was_created_and_cannot_be_looked_up_stays_unknown() {
        target.next(List.of(Fate.ANSWER_LOST));
        target.failLookUps(1);

        boolean unknown = false;
        try {
            attempt(target, () -> {}).settle(work(ObjectType.GROUP, "team"));
        } catch (OutcomeUnknown e) {
            unknown = e.getCause() instanceof TargetUnavailable;
        }

        assertThat(unknown).isTrue();
        assertThat(target.all()).hasSize(1);
    }

    private static boolean stopped(Attempt attempt) {
        try {
            attempt.settle(work(ObjectType.USER, "anna"));
            return false;
        } catch (ExportStopped e) {
            return true;
        }
    }

    /** One object over several runs, as the exporter treats it. */
    private static final class Runs {
        private final Recognition recognition;
        private final Attempt attempt;
        private final Work work;
        private boolean inFlight;
        private boolean known;

        Runs(FakeTarget target, Work work) {
            this.recognition = recognition(target);
            this.attempt = attempt(target, () -> {});
            this.work = work;
        }

        void next() {
            try {
                if (inFlight) {
                    Optional<ObservedObject> found = recognition.find(work);
                    inFlight = false;
                    known = found.isPresent();
                }
                if (!known) {
                    ExportResult settled = attempt.settle(work);
                    known = settled instanceof ExportResult.Written || settled instanceof ExportResult.Seen;
                }
            } catch (OutcomeUnknown e) {
                inFlight = true;
            } catch (TargetUnavailable e) {
                // the run ends; another one follows
                assertThat(e.remedy()).isNotBlank();
            }
        }
    }

    private static Attempt attempt(FakeTarget target, Runnable permit) {
        return new Attempt(
                target, permit, new Pace(() -> {}), recognition(target), AttemptPropertyTest::answered, PATIENT);
    }

    private static Recognition recognition(FakeTarget target) {
        return new Recognition(target, (type, id, anchor) -> false, new Matching(IdentitySettings.defaults()));
    }

    private static Work work(ObjectType type, String name) {
        String anchor = "anchor of " + name;
        PendingExport add = new PendingExport.Add(anchor, type, image(name), false);
        return new Work(
                1,
                anchor,
                type,
                null,
                null,
                type == ObjectType.USER
                        ? new LookUpNames(name + "@x.test", null, List.of(name + "@x.test"))
                        : new LookUpNames(null, null, List.of()),
                Operation.ADD,
                0,
                List.of(add));
    }

    private static ObservedObject there(String name, String anchor) {
        Image image = image(name);
        return new ObservedObject(
                ObjectType.USER, "id of " + name, anchor, name + "@x.test", name + "@x.test", "v1", image, null);
    }

    private static Image image(String name) {
        return new Image(
                Map.of(
                        "displayName", List.of(name),
                        "userPrincipalName", List.of(name + "@x.test"),
                        "mail", List.of(name + "@x.test")),
                Map.of());
    }

    static void answered(AnsweredRequest request) {
        assertThat(request.took()).isPositive();
    }

    record Times() implements ExportConfig {
        @Override
        public int maxErrors() {
            return 10;
        }

        @Override
        public int attempts() {
            return 2;
        }

        @Override
        public Duration attemptPause() {
            return Duration.ofMillis(1);
        }

        @Override
        public Duration firstRetry() {
            return Duration.ZERO;
        }

        @Override
        public Duration writtenFor() {
            return Duration.ofDays(90);
        }

        @Override
        public Duration maximumRetry() {
            return Duration.ZERO;
        }

        @Override
        public int membersPerRequest() {
            return 10;
        }

        @Override
        public int pageSize() {
            return 10;
        }

        @Override
        public Duration straggling() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration lookInterval() {
            return Duration.ofSeconds(1);
        }
    }
}
