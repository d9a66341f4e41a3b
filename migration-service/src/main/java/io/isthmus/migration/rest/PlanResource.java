package io.isthmus.migration.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.PlannedStep;
import io.isthmus.migration.migrating.MigrationPlan;
import io.isthmus.migration.migrating.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The steps of a path with what each needs first, before any migration begins. */
@Path("/api/migration-plans")
@Produces(MediaType.APPLICATION_JSON)
class PlanResource {

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The steps of a path in order, with their preconditions in words")
    public List<PlannedStep> steps(@QueryParam("path") @DefaultValue("PARALLEL") Migration.Path path) {
        return steps(MigrationPlan.of(path));
    }

    static List<PlannedStep> steps(MigrationPlan plan) {
        return plan.steps().stream()
                .map(step -> new PlannedStep(
                        step,
                        MigrationPlan.waits(step),
                        plan.preconditionsOf(step).stream()
                                .map(Precondition::description)
                                .toList()))
                .toList();
    }
}
