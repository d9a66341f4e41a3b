package io.isthmus.migration.commands;

import io.isthmus.chassis.access.AdminNeeded;
import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of the steps is kept for admins: to decide who exports, and to say where a secret is sent (ADR 0010). */
final class StepRights {

    private static final Set<Name> DECIDE = Set.of(Name.LEAVE_STAGING, Name.HAND_OVER);

    private StepRights() {}

    /**
     * @param body
     * @throws AdminNeeded when the caller is no admin, and this takes one
     */
    static void require(Name step, @Nullable StepBody body, CurrentUser user) {
        if (user.has(Roles.ADMIN)) {
            return;
        }
        boolean atOnce = body instanceof StepBody.Ready ready && ready.startAtOnce();
        if (DECIDE.contains(step) || atOnce) {
            throw new AdminNeeded(
                    step + (atOnce ? " with startAtOnce" : "") + " decides who exports; " + user.name()
                            + " is no admin",
                    "Let an administrator trigger it.");
        }
        if (body != null && body.namesConnections()) {
            throw new AdminNeeded(
                    step + " with addresses or settings says where secrets are sent; " + user.name() + " is no admin",
                    "Let an administrator trigger it with them. What an administrator has named, an operator can have"
                            + " tried again without a body.");
        }
    }
}
