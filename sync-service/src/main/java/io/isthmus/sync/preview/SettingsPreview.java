package io.isthmus.sync.preview;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.sync.groupfilter.GroupMemberTables;
import io.isthmus.sync.groupfilter.WantedFilter;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.rules.UnreadableRules;
import io.isthmus.sync.runs.CurrentSettings;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import io.isthmus.sync.synchronizing.outbound.OutboundStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Previews what other settings would do, from what is known already: every object is evaluated as inbound and outbound
 * synchronization would by them, a batch at a time, and nothing is stored. Where the rules stay as they are, only objects
 * that come or leave by containers and groups are evaluated; where those do, too, none is even read. When its time is up, it tells what it has
 * counted so far, and of how many.
 */
@ApplicationScoped
public class SettingsPreview {

    private static final int UNPROCESSABLE = 422;
    private static final Duration MINIMUM_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MAXIMUM_TIMEOUT = Duration.ofMinutes(4);

    private final PreviewStore space;
    private final GroupMemberTables members;
    private final InboundStore store;
    private final OutboundStore outbound;
    private final CurrentSettings current;
    private final Clock clock = Clock.systemUTC();
    private final RuleCatalog catalog = new RuleCatalog();

    /** It takes a core as long as it takes; synchronization needs the others. */
    private final Semaphore oneAtATime = new Semaphore(1);

    private final Duration timeout;

    /** @param timeout from 1 s to 4 min: whoever asks waits for 5 min */
    SettingsPreview(
            PreviewStore space,
            GroupMemberTables members,
            InboundStore store,
            OutboundStore outbound,
            CurrentSettings current,
            @ConfigProperty(name = "isthmus.preview.timeout", defaultValue = "PT2M") Duration timeout) {
        if (timeout.compareTo(MINIMUM_TIMEOUT) < 0 || timeout.compareTo(MAXIMUM_TIMEOUT) > 0) {
            throw new IllegalArgumentException("isthmus.preview.timeout is " + timeout + "; it must be from "
                    + MINIMUM_TIMEOUT + " to " + MAXIMUM_TIMEOUT);
        }
        this.space = space;
        this.members = members;
        this.store = store;
        this.outbound = outbound;
        this.current = current;
        this.timeout = timeout;
    }

    /** @throws ProblemException when nothing could run on these settings, or another preview is being made */
    public SettingsEffects of(SettingsDocument proposed) {
        if (proposed == null || proposed.sources().isEmpty()) {
            throw new ProblemException(
                    proposed == null ? 400 : UNPROCESSABLE,
                    "NO_SOURCES",
                    "There is nothing to preview",
                    "the settings name no source",
                    "Send a whole settings document with at least one source.");
        }
        long revision = current.revision();
        SettingsDocument today = current.get().orElseGet(() -> SettingsDocument.of(List.of()));
        if (!oneAtATime.tryAcquire()) {
            throw new ProblemException(
                    409,
                    "PREVIEW_IN_PROGRESS",
                    "Another preview is being made",
                    "one at a time is made, so that synchronization is not slowed down",
                    "Try again in a moment.");
        }
        try {
            return preview(revision, today, proposed);
        } finally {
            oneAtATime.release();
        }
    }

    private SettingsEffects preview(long revision, SettingsDocument today, SettingsDocument proposed) {
        try {
            SynchronizationRules before = catalog.rulesFor(today);
            SynchronizationRules then = catalog.rulesFor(proposed);
            EffectTally tally = new EffectTally();
            GroupChange groups = GroupChange.of(
                    members,
                    WantedFilter.of(today.sources(), before.rules()),
                    WantedFilter.of(proposed.sources(), then.rules()));
            ScopeChange scope = new ScopeChange(new ContainerChange(today, proposed), groups);
            List<String> unknown = new ArrayList<>(Unknowns.between(
                    new Unknowns.Ruled(today, before.rules()), new Unknowns.Ruled(proposed, then.rules())));
            unknown.addAll(groups.unknown());
            long begun = System.nanoTime();
            BooleanSupplier timeIsUp = () -> System.nanoTime() - begun >= timeout.toNanos();
            MembershipPreview memberships = new MembershipPreview(outbound, timeIsUp);
            PreviewPass walk = new PreviewPass(
                    space,
                    scope,
                    new PreviewEvaluation(store, before, then, EvaluationContext.at(clock.instant(), 0)),
                    then,
                    tally,
                    memberships,
                    timeIsUp);
            PreviewPass.Seen seen =
                    before.fingerprint().equals(then.fingerprint()) ? ofScope(walk, scope) : walk.everything();
            return new SettingsEffects(
                    revision,
                    space.atTarget(),
                    tally.effects(),
                    seen.failing(),
                    unknown,
                    clock.instant(),
                    seen.whole() ? null : new SettingsEffects.Partial(seen.looked(), space.size()),
                    memberships.found(),
                    groups.members());
        } catch (UnreadableRules e) {
            throw unusable("RULES_UNREADABLE", e.getMessage(), "Correct the rule that is named.");
        } catch (MalformedName e) {
            throw unusable("SETTINGS_UNUSABLE", e.getMessage(), "Write it as a distinguished name (RFC 4514).");
        }
    }

    private static ProblemException unusable(String code, @Nullable String detail, String whatToDo) {
        return new ProblemException(UNPROCESSABLE, code, "Nothing could run on these settings", detail, whatToDo);
    }

    private static PreviewPass.Seen ofScope(PreviewPass walk, ScopeChange scope) {
        return scope.same() ? new PreviewPass.Seen(0, 0, true) : walk.whoComesOrLeaves();
    }
}
