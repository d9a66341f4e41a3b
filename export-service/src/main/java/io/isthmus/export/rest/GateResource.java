package io.isthmus.export.rest;

import io.isthmus.chassis.access.AdminNeeded;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.reviewing.PendingSet;
import io.isthmus.export.running.RunQueue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** The gate, and letting a set of pending exports through it. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GateResource {

    private final GateKeeper gate;
    private final PendingSet pending;
    private final Restorations restorations;
    private final RunQueue runs;

    GateResource(GateKeeper gate, PendingSet pending, Restorations restorations, RunQueue runs) {
        this.gate = gate;
        this.pending = pending;
        this.restorations = restorations;
        this.runs = runs;
    }

    @GET
    @Path("gate")
    @RolesAllowed(Roles.VIEWER)
    public GateState state() {
        return gate.judge();
    }

    /** Answers with the gate as it is then. While a restoration is open, only an admin approves: it is what is pending. */
    @POST
    @Path("approvals")
    @RolesAllowed(Roles.OPERATOR)
    public GateState approve(@Nullable Approval approval, @Context SecurityContext caller) {
        if (approval == null || approval.digest() == null || approval.digest().isBlank()) {
            throw new ProblemException(
                    400,
                    "DIGEST_MISSING",
                    "The approval names no set",
                    "field digest is missing",
                    "quote the digest that /api/pending-exports/summary gave for the set that was looked at");
        }
        if (!caller.isUserInRole(Roles.ADMIN) && isRestorationOpen()) {
            throw new AdminNeeded(
                    "what is pending is a restoration", "let an admin look at it and approve it, or discard the plan");
        }
        long approved =
                pending.approve(approval.digest(), caller.getUserPrincipal().getName(), approval.comment());
        if (approved < 0) {
            throw new ProblemException(
                    409,
                    "PENDING_EXPORTS_CHANGED",
                    "The pending exports are others by now",
                    "no set with digest " + approval.digest() + " is pending",
                    "look at /api/pending-exports again and approve what is pending now");
        }
        restorations.approved(approval.digest(), caller.getUserPrincipal().getName());
        runs.wake();
        return gate.judge();
    }

    private boolean isRestorationOpen() {
        return restorations
                .view()
                .filter(plan -> plan.status() != RestorationPlan.Status.DONE)
                .isPresent();
    }
}
