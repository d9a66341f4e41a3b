package io.isthmus.export.restoring;

import io.isthmus.contracts.export.RestorationPlan.Status;
import org.jspecify.annotations.Nullable;

/** How a plan stands, in words. */
record RestorationConclusion(String conclusion, @Nullable String whatToDo) {

    /**
     * @param pending objects that are still to be put back
     * @param created those of them that have to be created again
     */
    static RestorationConclusion of(
            PreparedRestoration plan, Status status, RestorationStore.Facts facts, long pending, long created) {
        String left =
                pending + (pending == 1 ? " object is" : " objects are") + " still to be put back" + created(created);
        String others = facts.conflicts() == 0
                ? ""
                : "; of " + facts.conflicts() + " somebody else has changed something meanwhile, which stays as it is";
        if (status == Status.PREPARED && pending == 0 && facts.waiting() == 0) {
            return new RestorationConclusion("nothing is to be put back" + others, null);
        }
        return switch (status) {
            case PREPARING ->
                new RestorationConclusion(
                        "the target is being imported, so that the plan builds on what is there now", null);
            case PREPARED ->
                new RestorationConclusion(
                        (plan.begunAt() == null ? "" : "it was stopped in the middle; ") + left + others,
                        "look at the pending exports, which are this plan's, and approve it");
            case APPROVED ->
                new RestorationConclusion(left + others + "; approved, nothing of it is written yet", "apply it");
            case RESTORING -> new RestorationConclusion(restoring(facts, left) + others, restoringToDo(facts));
            case DONE ->
                new RestorationConclusion(
                        "everything is as it was before " + plan.since() + others
                                + "; confirmed by a target import, and the deployment is demoted",
                        null);
        };
    }

    /** What nobody has noted, nobody can put back: that is to be known before it is approved. */
    private static String created(long created) {
        return created == 0
                ? ""
                : ", " + created
                        + " of them by creating them again: without attributes that Isthmus does not manage, and without"
                        + " memberships in groups that it never wrote";
    }

    private static String restoring(RestorationStore.Facts facts, String left) {
        return left + (facts.failed() == 0 ? "" : ", " + facts.failed() + " of them have failed and are tried again");
    }

    private static @Nullable String restoringToDo(RestorationStore.Facts facts) {
        return facts.failed() == 0
                ? null
                : "see what is in their way; to stop here, demote the deployment: what is put back stays so";
    }
}
