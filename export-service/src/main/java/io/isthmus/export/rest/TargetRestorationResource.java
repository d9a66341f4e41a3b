package io.isthmus.export.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.ConflictingValue;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.TargetObject;
import io.isthmus.export.restoring.RestorationStore;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.running.RunQueue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plan to put back what this deployment has written. Its changes are looked at as pending exports, and approved like them;
 * it is applied once the config log says so.
 */
@Path("/api/restoration")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TargetRestorationResource {

    private static final int MOST = 1_000;

    private final Restorations restorations;
    private final RestorationStore store;
    private final CurrentDifferences differences;
    private final RunQueue runs;

    TargetRestorationResource(
            Restorations restorations, RestorationStore store, CurrentDifferences differences, RunQueue runs) {
        this.restorations = restorations;
        this.store = store;
        this.differences = differences;
        this.runs = runs;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public RestorationPlan plan() {
        return restorations.view().orElseThrow(TargetRestorationResource::noPlan);
    }

    /** Replaces the plan before it, and imports the target afresh; the plan is {@code PREPARING} until that is done. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response prepare(RestorationPlan.@Nullable Prepare body, @Context SecurityContext caller) {
        refuse();
        Instant since = body == null || body.since() == null ? Instant.EPOCH : body.since();
        restorations.prepare(since, caller.getUserPrincipal().getName());
        runs.submit(RunProfile.TARGET_IMPORT);
        return Response.accepted(plan()).build();
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    public void discard() {
        refuse();
        store.discard();
        runs.wake();
    }

    /** What somebody else has changed meanwhile, and is left out. */
    @GET
    @Path("conflicts")
    @RolesAllowed(Roles.VIEWER)
    public RestorationPlan.ConflictPage conflicts(
            @QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("100") int limit) {
        int size = Math.clamp(limit, 1, MOST);
        PendingDifferences judge = differences.current();
        List<RestorationStore.Conflicting> page = store.conflicts(after, size);
        return new RestorationPlan.ConflictPage(
                page.stream().map(row -> conflict(row, judge)).toList(),
                page.size() < size
                        ? null
                        : Long.toString(page.getLast().object().id()));
    }

    private static RestorationPlan.Conflict conflict(RestorationStore.Conflicting row, PendingDifferences judge) {
        TargetObject object = row.object().object();
        return new RestorationPlan.Conflict(
                object.targetAnchor(),
                object.objectType(),
                operation(object),
                row.displayName(),
                object.expected() instanceof Expected.Present present ? present.targetId() : null,
                judge.conflicts(object).stream()
                        .map(found -> new ConflictingValue(
                                found.attribute(), found.before(), found.written(), found.present()))
                        .toList(),
                List.copyOf(row.included()));
    }

    private static Operation operation(TargetObject object) {
        boolean wasThere = object.desired() instanceof Desired.Restored restored && restored.before() != null;
        if (!wasThere) {
            return Operation.DELETE;
        }
        return object.expected() instanceof Expected.Absent ? Operation.ADD : Operation.UPDATE;
    }

    /** Overwrites what somebody else has changed. What was approved is approved no longer. */
    @POST
    @Path("inclusions")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public RestorationPlan include(RestorationPlan.@Nullable Include body) {
        RestorationPlan.Include wanted = body == null ? new RestorationPlan.Include(null, null) : body;
        restorations.view().orElseThrow(TargetRestorationResource::noPlan);
        long found = store.include(
                wanted.targetAnchor(), wanted.attributes() == null ? null : Set.copyOf(wanted.attributes()));
        if (found == 0) {
            throw new ProblemException(
                    404,
                    "NOT_IN_PLAN",
                    "There is nothing to include",
                    wanted.targetAnchor() == null
                            ? "nobody else has changed anything"
                            : "the plan has no object with target anchor " + wanted.targetAnchor(),
                    "list what is left out at /api/restoration/conflicts");
        }
        runs.wake();
        return plan();
    }

    private void refuse() {
        restorations.refusal().ifPresent(refusal -> {
            throw new ProblemException(
                    409, refusal.code(), "The plan cannot be changed now", refusal.message(), refusal.whatToDo());
        });
    }

    private static ProblemException noPlan() {
        return new ProblemException(
                404,
                "NO_RESTORATION",
                "There is no plan",
                "no restoration was prepared",
                "prepare one by POST /api/restoration {\"since\": \"…\"}");
    }
}
