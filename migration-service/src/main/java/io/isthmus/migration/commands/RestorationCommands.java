package io.isthmus.migration.commands;

import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.migration.auditing.Audited;
import io.isthmus.migration.rollback.RestorationPlans;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Putting back what was written since cutover. */
@ApplicationScoped
public class RestorationCommands {

    private final RestorationPlans plans;
    private final Audited audited;
    private final CurrentUser user;

    RestorationCommands(RestorationPlans plans, Audited audited, CurrentUser user) {
        this.plans = plans;
        this.audited = audited;
        this.user = user;
    }

    public RestorationPlan prepare(String id) {
        return call("PREPARE RESTORATION", id, null, () -> plans.prepare(id));
    }

    public void discard(String id) {
        call("DISCARD RESTORATION", id, null, () -> {
            plans.discard(id);
            return null;
        });
    }

    public RestorationPlan include(String id, RestorationPlan.Include asked) {
        return call("INCLUDE IN RESTORATION", id, asked.targetAnchor(), () -> plans.include(id, asked));
    }

    public RestorationPlan approve(String id, Approval seen) {
        return call(
                "APPROVE RESTORATION",
                id,
                seen.digest(),
                () -> plans.approve(id, seen.digest(), seen.comment(), user.name()));
    }

    public RestorationPlan apply(String id, Approval seen) {
        return call(
                "APPLY RESTORATION",
                id,
                seen.digest() + (seen.comment() == null ? "" : ": " + seen.comment()),
                () -> plans.apply(id, seen.digest(), user.name(), seen.comment()));
    }

    private RestorationPlan call(String action, String id, @Nullable String detail, Supplier<RestorationPlan> work) {
        return audited.call(user.name(), action, id, detail, work);
    }
}
