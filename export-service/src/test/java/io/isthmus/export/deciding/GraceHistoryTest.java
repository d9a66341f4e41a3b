package io.isthmus.export.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.PersonVerdicts;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.config.ConfigChange.PersonDecided;
import io.isthmus.contracts.config.ConfigChange.Verdict;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.export.EmptyDatabase;
import io.isthmus.export.ExportScenario;
import io.isthmus.export.ServiceProfile;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.EverythingSchema;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.ExportJudgement;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.TargetObject;
import io.isthmus.export.postgres.DesiredSource;
import io.isthmus.export.receiving.DesiredStore;
import io.isthmus.export.receiving.ReceivedBatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the order in which somebody leaves, comes back, is kept, his date passes, and all of it is told again: who is present is
 * never deleted, nor who is kept, nor anybody before his date; and whose date has passed is deleted once.
 */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class GraceHistoryTest {

    private static final String ANNA = "anna";
    private static final int STEPS = 60;
    private static final int GRACE = 30;

    private final PendingDifferences differences =
            new PendingDifferences(EverythingSchema.complete(), SafetySettings.defaults());

    @Inject
    DesiredStore desired;

    @Inject
    VerdictStore verdicts;

    @Inject
    EmptyDatabase database;

    @Inject
    Transactions transactions;

    private Instant now;
    private BatchMessage last;
    private Instant deleteAfter;
    private Instant kept;
    private long revision;
    private Expected there;
    private int deletions;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobody_is_deleted_who_is_present_or_kept_or_whose_date_has_not_come(long seed) {
        Random random = new Random(seed);
        database.forgetEverything();
        now = Instant.parse("2026-11-30T00:00:00Z");
        kept = null;
        revision = 0;
        there = new Expected.Absent();
        present();
        export();
        for (int step = 0; step < STEPS; step++) {
            step(random);
            desired.endGraces(now);
            export();
        }
    }

    private void step(Random random) {
        switch (random.nextInt(7)) {
            case 0 -> present();
            case 1 -> leave();
            case 2 -> take(last);
            case 3 -> say(deleteAfter);
            case 4 -> say(null);
            case 5 -> now = now.plusSeconds(random.nextInt(GRACE));
            default -> loseTheDatabase();
        }
    }

    private void present() {
        deleteAfter = null;
        take(ExportScenario.user(ANNA, ANNA, Map.of()));
    }

    private void leave() {
        if (deleteAfter == null) {
            deleteAfter = now.plusSeconds(GRACE);
            deletions = 0;
            take(new DesiredAbsence(
                    1, "run", ANNA, ObjectType.USER, DesiredAbsence.Reason.DELETED_AT_SOURCE, null, null, deleteAfter));
        }
    }

    private void say(Instant date) {
        kept = date;
        revision++;
        verdicts.take(said());
    }

    private PersonVerdicts said() {
        return new PersonVerdicts(
                revision,
                kept == null ? Map.of() : Map.of(ANNA, new PersonDecided("test", ANNA, Verdict.KEPT, null, kept)));
    }

    private void loseTheDatabase() {
        database.forgetEverything();
        verdicts.take(said());
        take(last);
    }

    private void take(BatchMessage message) {
        last = message;
        ReceivedBatch batch = new ReceivedBatch("histories");
        batch.add(0, 0, message);
        desired.take(batch);
    }

    /** As an export would, by what is judged; and what is deleted is one of those that may be. */
    private void export() {
        boolean mayBeDeleted = deleteAfter != null && !deleteAfter.isAfter(now) && !deleteAfter.equals(kept);
        if (differences.judge(new TargetObject(ANNA, ObjectType.USER, wanted(), there, true, null))
                instanceof ExportJudgement.Pending pending) {
            there = switch (pending.export()) {
                case PendingExport.Delete ignored -> {
                    assertThat(mayBeDeleted).isTrue();
                    deletions++;
                    yield new Expected.Absent();
                }
                case PendingExport.Disable ignored -> as("false");
                case PendingExport.Add ignored -> as("true");
                case PendingExport.Update ignored -> as("true");
                case PendingExport.ChangeMembers ignored -> there;
            };
        }
        assertThat(there instanceof Expected.Present).isEqualTo(deleteAfter == null || deletions == 0 && !mayBeDeleted);
        assertThat(deletions).isLessThanOrEqualTo(1);
    }

    private Desired wanted() {
        return transactions.call(transaction -> {
            long id = transaction
                    .sql("select id from target_object where anchor = :anchor")
                    .with("anchor", ANNA)
                    .one(row -> row.number("id"));
            return DesiredSource.inForce(transaction).of(List.of(id)).get(id);
        });
    }

    private static Expected as(String enabled) {
        Map<String, List<String>> attributes =
                new HashMap<>(ExportScenario.user(ANNA, ANNA, Map.of()).attributes());
        attributes.put(Desired.SOURCE_ANCHOR, List.of(ANNA));
        attributes.put(PendingDifferences.ACCOUNT_ENABLED, List.of(enabled));
        return new Expected.Present("id", null, new Image(attributes, Map.of()), false);
    }
}
