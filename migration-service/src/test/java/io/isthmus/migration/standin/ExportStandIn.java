package io.isthmus.migration.standin;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenSummary;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Stands in for export-service. Its gate follows the real config log; an export leaves nothing pending. */
public final class ExportStandIn extends RunsStandIn {

    private volatile long pending = 2_000;
    private volatile long neverExported;
    private volatile long written;
    private volatile long foreign;
    private volatile String digest = "digest-1";
    private volatile boolean heldByThreshold;
    private volatile boolean kept;
    private volatile Result targetCheck = Result.PASSED;
    private volatile SomeRestoration restoration;
    private volatile boolean restored;
    private volatile Instant importedAt;
    private volatile Runnable atSummary = () -> {};
    private volatile Supplier<ConfigState> configState = () -> ConfigState.EMPTY;

    ExportStandIn() {
        super("export-service");
    }

    @Override
    public synchronized void reset() {
        super.reset();
        pending = 2_000;
        neverExported = 0;
        written = 0;
        foreign = 0;
        digest = "digest-1";
        heldByThreshold = false;
        kept = false;
        targetCheck = Result.PASSED;
        restoration = null;
        restored = false;
        importedAt = null;
        atSummary = () -> {};
    }

    /** Nothing is left of the plan; the log is another's business. */
    public void restorationIsDone() {
        restored = true;
    }

    /** Where it learns from who is active. */
    public void readsTheConfigLog(Supplier<ConfigState> log) {
        configState = log;
    }

    /** The pending exports are others from now on. */
    public void pendingExportsAre(String newDigest) {
        digest = newDigest;
    }

    /** So many objects stay pending whatever is exported. */
    public void rejects(long objects) {
        neverExported = objects;
    }

    /** Somebody else has changed so many objects at the target. */
    public void othersHaveChanged(long objects) {
        foreign = objects;
    }

    /** What trying credentials comes to from now on. */
    public void targetCheckIs(Result result) {
        targetCheck = result;
    }

    public void heldByThreshold(boolean held) {
        heldByThreshold = held;
    }

    /** Happens whenever somebody asks for the summary, before it is answered. */
    public void atSummary(Runnable action) {
        atSummary = action;
    }

    @Override
    Answer answer(String method, String path, JsonNode body) {
        return switch (path) {
            case "/api/gate" -> new Answer(200, gate());
            case "/api/pending-exports/summary" -> {
                atSummary.run();
                yield new Answer(
                        200,
                        new PendingExportSummary(digest, SomePending.counts(pending), pending, 0, 0, Instant.now()));
            }
            case "/api/pending-exports.csv" -> new Answer(200, new Raw("text/csv", SomePending.CSV));
            case "/api/approvals" -> approve(body);
            case "/api/leavers" -> new Answer(200, SomePending.leavers(kept));
            case "/api/person-verdicts" -> verdict(body);
            case "/api/target-checks" -> new Answer(200, Checked.as(body, targetCheck));
            case "/api/objects" -> new Answer(200, SomePending.found());
            case "/api/objects/anchor-1" -> new Answer(200, SomePending.targetObject());
            case "/api/pending-exports" -> new Answer(200, new PendingExportView.Page(SomePending.rows(pending), null));
            case "/api/written-objects/summary" ->
                new Answer(200, new WrittenSummary(Instant.EPOCH, written, written, 0));
            case "/api/written-objects" ->
                new Answer(200, new WrittenObject.Page(writtenObjects(), written > 1 ? "7" : null));
            case "/api/foreign-changes/summary" ->
                new Answer(200, new ForeignSummary(Instant.EPOCH, 0, foreign, 0, null, importedAt));
            case "/api/restoration" -> restoration(method, body);
            case "/api/restoration/conflicts" -> new Answer(200, restoration.conflicts());
            case "/api/restoration/inclusions" -> {
                restoration.include();
                yield new Answer(200, restorationNow());
            }
            case "/api/written-objects.csv" -> new Answer(200, new Raw("text/csv", "targetAnchor,type\r\n"));
            default -> super.answer(method, path, body);
        };
    }

    @Override
    void ended(Run run) {
        if (run.profile() == RunProfile.TARGET_IMPORT && run.status() == RunStatus.SUCCEEDED) {
            importedAt = Instant.now();
        }
        if (run.profile() == RunProfile.EXPORT && gate().open()) {
            written = pending - neverExported;
            pending = neverExported;
        }
    }

    private Answer restoration(String method, JsonNode body) {
        if (method.equals("POST")) {
            restoration = new SomeRestoration(Instant.parse(body.path("since").asText()));
            restored = false;
        } else if (method.equals("DELETE")) {
            restoration = null;
            return new Answer(200, "");
        }
        return restoration == null
                ? problem(404, "NO_RESTORATION", "no restoration was prepared")
                : new Answer(method.equals("POST") ? 202 : 200, restorationNow());
    }

    private RestorationPlan restorationNow() {
        boolean restoring = SomeRestoration.ID.equals(
                configState.get().exportControlOf("cloud").restoration());
        return restoration.as(restoring && !restored, restored);
    }

    private Answer verdict(JsonNode body) {
        kept = body.path("verdict").asText().equals("KEPT");
        return body.path("verdict").asText().equals("SAME_PERSON")
                        && !body.path("formerAnchor").asText().equals("anchor-9")
                ? problem(409, "PERSON_CHANGED", "the case of this person is another one by now")
                : new Answer(200, body);
    }

    private Answer approve(JsonNode body) {
        if (restoration != null
                && restoration.digest().equals(body.path("digest").asText())) {
            restoration.approve(restoration.digest());
            return new Answer(200, gate());
        }
        if (!digest.equals(body.path("digest").asText())) {
            return problem(409, "DIGEST_CHANGED", "the pending exports are others by now");
        }
        heldByThreshold = false;
        return new Answer(200, gate());
    }

    private List<WrittenObject> writtenObjects() {
        return written == 0
                ? List.of()
                : List.of(new WrittenObject(
                        "anchor-1",
                        ObjectType.USER,
                        Operation.UPDATE,
                        "Ann Archer",
                        "contoso",
                        "7",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        1,
                        false,
                        List.of(new WrittenObject.ValueChange("title", List.of("Clerk"), List.of("Chief"))),
                        null,
                        null));
    }

    private GateState gate() {
        ExportControl control = configState.get().exportControlOf("cloud");
        boolean staging = !control.isActive("test");
        if (staging) {
            return new GateState(
                    false,
                    true,
                    control.epoch(),
                    control.activeDeployment(),
                    List.of(new Hold(Code.STAGING_MODE, "staging mode: nothing is written", "Leave staging mode.")),
                    restoration == null || restored ? null : SomeRestoration.ID);
        }
        return heldByThreshold
                ? new GateState(
                        false,
                        false,
                        control.epoch(),
                        "test",
                        List.of(new Hold(
                                Code.DELETION_THRESHOLD_EXCEEDED,
                                "held: 612 deletions, limit 500",
                                "Approve exactly these by POST /api/approvals.")))
                : new GateState(true, false, control.epoch(), "test", List.of(), control.restoration());
    }
}
