package io.isthmus.export.restoring;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.PlanProgress;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.reviewing.PendingSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Putting back what this deployment has written: one plan, which takes the place of what is desired.
 *
 * <pre>
 * the config log says              pending exports are the differences to
 * -------------------------------  ----------------------------------------------
 * we are active                    what is desired
 * we are active to restore plan P  plan P and nothing else; none where P is not known here
 * we are not active                the plan that was prepared, until it is done or discarded; without one what is desired
 * </pre>
 */
@ApplicationScoped
public class Restorations {

    private static final Logger LOG = Logger.getLogger(Restorations.class);

    private final ConfigLog log;
    private final DeploymentConfig config;
    private final RestorationStore store;
    private final PendingSet pending;
    private final Clock clock = Clock.systemUTC();

    public Restorations(ConfigLog log, DeploymentConfig config, RestorationStore store, PendingSet pending) {
        this.log = log;
        this.config = config;
        this.store = store;
        this.pending = pending;
    }

    /** Why a plan cannot be prepared or discarded now. */
    public record Refusal(String code, String message, String whatToDo) {}

    /** The plan by which pending exports are to be compared; none: by what is desired. */
    public @Nullable String inForce(String target) {
        ExportControl control = log.state().exportControlOf(target);
        if (control.isActive(config.deployment())) {
            return control.restoration();
        }
        return store.current()
                .filter(plan -> !plan.finished() && plan.target().equals(target))
                .map(PreparedRestoration::id)
                .orElse(null);
    }

    /** Whether pending exports are still compared by something else than what is in force. */
    public boolean switched(String target) {
        return !Objects.equals(inForce(target), store.compared());
    }

    /** The plan that the log lets this deployment apply now, and nothing else. */
    public @Nullable String applying(String target) {
        ExportControl control = log.state().exportControlOf(target);
        return control.isActive(config.deployment()) ? control.restoration() : null;
    }

    /** The plan by which pending exports were compared last; none: by what is desired. */
    public @Nullable String compared() {
        return store.compared();
    }

    public boolean known(String id) {
        return store.current().filter(plan -> plan.id().equals(id)).isPresent();
    }

    /** Whether what is pending of a plan was approved. Once begun it stays so in this epoch: what is left was part of it. */
    public boolean approved(String id, long epoch) {
        return store.current()
                .filter(plan -> plan.id().equals(id))
                .filter(plan -> Objects.equals(plan.begunEpoch(), epoch)
                        || plan.finished()
                        || plan.approval() != null
                                && plan.isApproved(pending.summary().digest()))
                .isPresent();
    }

    /** Empty when a plan may be prepared, or discarded. */
    public Optional<Refusal> refusal() {
        Optional<String> target = target();
        if (target.isEmpty()) {
            return Optional.of(new Refusal(
                    "NO_TARGET",
                    "the settings of deployment " + config.deployment() + " name no target, or are not loaded yet",
                    "import settings that name the target"));
        }
        ExportControl control = log.state().exportControlOf(target.get());
        if (control.activeDeployment() != null) {
            return Optional.of(new Refusal(
                    "DEMOTE_FIRST",
                    "deployment " + control.activeDeployment() + " exports to " + target.get()
                            + (control.restoration() == null
                                    ? ""
                                    : ": it applies restoration " + control.restoration()),
                    "demote it first, so that what is put back is not changed meanwhile"));
        }
        return config.deployment().equals(control.demoted()) && !control.quiesced()
                ? Optional.of(new Refusal(
                        "NOT_QUIET",
                        "the last request of deployment " + config.deployment() + " is not finished yet",
                        "repeat this in a moment"))
                : Optional.empty();
    }

    /** Makes a plan of everything that was written since; the target is to be imported then. */
    public void prepare(Instant since, String by) {
        store.prepare(PreparedRestoration.prepared(
                UUID.randomUUID().toString(), target().orElseThrow(), since, clock.instant(), by));
    }

    /** What is pending was approved by this digest: if it is a plan's, the plan. */
    public void approved(String digest, String by) {
        String compared = store.compared();
        if (compared != null) {
            store.approved(compared, digest, by, clock.instant());
        }
    }

    /** Nothing is left of it: says so, and gives up being active. Repeated until the log has taken it. */
    public void finish(String id) {
        String target = target().orElseThrow();
        store.finished(id, clock.instant());
        ConfigState state = log.state();
        AppendResult result = log.append(
                state.revision(),
                "export-service",
                "restoration " + id + " is done",
                new ConfigChange.Demoted(
                        target,
                        config.deployment(),
                        state.exportControlOf(target).epoch() + 1));
        LOG.infof("restoration %s is done, the deployment is demoted: %s", id, result);
    }

    /** The plan as it stands. */
    public Optional<RestorationPlan> view() {
        return store.current().map(this::view);
    }

    private RestorationPlan view(PreparedRestoration plan) {
        RestorationStore.Facts facts = store.facts();
        PendingExportSummary summary = pending.summary();
        boolean its = plan.id().equals(store.compared()) && !plan.finished();
        RestorationPlan.Status status = status(plan, facts, summary);
        RestorationConclusion told =
                RestorationConclusion.of(plan, status, facts, its ? summary.total() : 0, its ? created(summary) : 0);
        return new RestorationPlan(
                plan.id(),
                plan.target(),
                plan.since(),
                status,
                plan.preparedAt(),
                plan.preparedBy(),
                its ? summary.digest() : null,
                plan.approval(),
                plan.begunAt(),
                plan.finishedAt(),
                its
                        ? new PlanProgress(
                                facts.objects(),
                                summary.counts(),
                                summary.total(),
                                facts.waiting(),
                                facts.conflicts(),
                                facts.failed(),
                                summary.awaitingConfirmation())
                        : new PlanProgress(facts.objects(), List.of(), 0, 0, facts.conflicts(), 0, 0),
                told.conclusion(),
                told.whatToDo());
    }

    private static long created(PendingExportSummary summary) {
        return summary.counts().stream()
                .filter(count -> count.operation() == Operation.ADD)
                .mapToLong(PendingExportSummary.Count::count)
                .sum();
    }

    private RestorationPlan.Status status(
            PreparedRestoration plan, RestorationStore.Facts facts, PendingExportSummary summary) {
        if (plan.id().equals(applying(plan.target()))) {
            return RestorationPlan.Status.RESTORING;
        }
        if (plan.finished()) {
            return RestorationPlan.Status.DONE;
        }
        if (!facts.compared()) {
            return RestorationPlan.Status.PREPARING;
        }
        return plan.isApproved(summary.digest()) ? RestorationPlan.Status.APPROVED : RestorationPlan.Status.PREPARED;
    }

    private Optional<String> target() {
        return log.state()
                .settingsOf(config.deployment())
                .map(DeploymentSettings::document)
                .map(SettingsDocument::target)
                .map(TargetSettings::name);
    }
}
