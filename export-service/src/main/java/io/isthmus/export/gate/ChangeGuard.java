package io.isthmus.export.gate;

import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.settings.ChangeLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of changes that are no deletions: a group that loses its members does as much harm as a user who is disabled. Pure. */
final class ChangeGuard {

    private ChangeGuard() {}

    static void judge(ChangeLimits limits, GateInput.Changes changes, List<Hold> holds) {
        if (limits.holdsRemovedMembers(changes.removedMembers(), changes.memberships())) {
            holds.add(
                    new Hold(
                            Code.REMOVED_MEMBERS_EXCEEDED,
                            "held: " + changes.removedMembers() + " of " + changes.memberships()
                                    + " memberships would be removed from members who stay, limits "
                                    + limits.memberCount() + " and " + limits.memberPercent() + " %",
                            "review the groups that lose members; approve these very pending exports, or put the source right"));
        }
        if (limits.holdsUpdates(changes.updates())) {
            holds.add(
                    exceeded(Code.UPDATES_EXCEEDED, changes.updates() + " objects would be changed", limits.updates()));
        }
        if (limits.holdsAdditions(changes.additions())) {
            holds.add(exceeded(
                    Code.ADDITIONS_EXCEEDED, changes.additions() + " objects would be added", limits.additions()));
        }
    }

    private static Hold exceeded(Code code, String numbers, @Nullable Integer limit) {
        return new Hold(
                code,
                "held: " + numbers + ", limit " + limit,
                "review the pending exports; approve these very ones, or put the rule or the source right");
    }
}
