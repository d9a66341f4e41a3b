package io.isthmus.migration.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.migration.commands.RestorationCommands;
import io.isthmus.migration.rollback.RestorationPlans;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Putting back what was written since cutover, as one approved plan. */
@Path("/api/migrations/{id}/rollback/plan")
@Produces(MediaType.APPLICATION_JSON)
public class RollbackPlanResource {

    private final RestorationPlans plans;
    private final RestorationCommands commands;

    RollbackPlanResource(RestorationPlans plans, RestorationCommands commands) {
        this.plans = plans;
        this.commands = commands;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Prepares a plan: what would have to be written so that every object is as it was before cutover",
            description =
                    "Nobody may export then; the target is imported afresh, and the plan is PREPARING until that is"
                            + " done. It replaces the plan before it.")
    public Response prepare(@PathParam("id") String id) {
        return Response.accepted(commands.prepare(id)).build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The plan and how it stands, in figures and in words")
    public RestorationPlan plan(@PathParam("id") String id) {
        return plans.plan(id);
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Discards the plan; nothing that was put back is undone by that")
    public void discard(@PathParam("id") String id) {
        commands.discard(id);
    }

    @GET
    @Path("/changes")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What the plan would write, attribute by attribute")
    public PendingExportView.Page changes(
            @PathParam("id") String id,
            @QueryParam("after") @Pattern(regexp = "\\d+") String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return plans.changes(id, after, limit);
    }

    @GET
    @Path("/conflicts")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What somebody else has changed meanwhile, and is left out unless it is included")
    public RestorationPlan.ConflictPage conflicts(
            @PathParam("id") String id,
            @QueryParam("after") @Pattern(regexp = "\\d+") String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return plans.conflicts(id, after, limit);
    }

    @POST
    @Path("/include")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Overwrites what somebody else has changed with the value before",
            description = "Of one object or, without targetAnchor, of all. What was approved is approved no longer.")
    public RestorationPlan include(@PathParam("id") String id, RestorationPlan.Include body) {
        return commands.include(id, body == null ? new RestorationPlan.Include(null, null) : body);
    }

    @POST
    @Path("/approve")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Approves exactly what pends by this digest; 409 when it is another set by now")
    public RestorationPlan approve(@PathParam("id") String id, Approval body) {
        return commands.approve(id, body == null ? new Approval(null, null) : body);
    }

    @POST
    @Path("/apply")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Applies the plan that was approved by this digest; 409 when another set was approved by now",
            description =
                    "This deployment becomes active for the plan and nothing else; when nothing is left of it and an"
                            + " import has confirmed that, it is demoted by itself. Repeated, it does nothing.")
    public Response apply(@PathParam("id") String id, Approval body) {
        return Response.accepted(commands.apply(id, body == null ? new Approval(null, null) : body))
                .build();
    }
}
