package io.isthmus.migration.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.migration.Configuration;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.PlannedStep;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.migration.commands.MigrationCommands;
import io.isthmus.migration.configuration.Configurations;
import io.isthmus.migration.workflow.MigrationLifecycle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Migrations and the triggers of their steps. */
@Path("/api/migrations")
@Produces(MediaType.APPLICATION_JSON)
public class MigrationsResource {

    private final MigrationCommands migrations;
    private final MigrationLifecycle lifecycle;
    private final Configurations configurations;

    MigrationsResource(MigrationCommands migrations, MigrationLifecycle lifecycle, Configurations configurations) {
        this.migrations = migrations;
        this.lifecycle = lifecycle;
        this.configurations = configurations;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Begins a migration", description = "409 while another one of this deployment is in progress")
    public Response begin(Migration.Begin body) {
        Migration begun = migrations.begin(body == null ? new Migration.Begin(null, null) : body);
        return Response.created(URI.create("/api/migrations/" + begun.id()))
                .entity(begun)
                .build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The migrations of this deployment, the latest first")
    public List<Migration> latest(@QueryParam("limit") @DefaultValue("20") @Min(1) @Max(200) int limit) {
        return migrations.latest(limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One migration with its steps, their evidence and progress")
    public Migration find(@PathParam("id") String id) {
        return migrations.find(id);
    }

    @POST
    @Path("/{id}/steps/{step}")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Triggers a step",
            description =
                    "200 when it is done, 202 when its work goes on, 409 naming what is missing; the body depends on"
                            + " the step. again=true does a step once more that is done, and opens all later ones. Who exports is"
                            + " decided, and addresses or settings are named, with the role admin.")
    public Response trigger(
            @PathParam("id") String id,
            @PathParam("step") String step,
            @QueryParam("again") @DefaultValue("false") boolean again,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            oneOf = {
                                                                StepBody.ChooseInstallation.class,
                                                                StepBody.Analyze.class,
                                                                StepBody.CloudCredentials.class,
                                                                StepBody.DirectoryCredentials.class,
                                                                StepBody.ConfirmDatabase.class,
                                                                StepBody.Ready.class,
                                                                StepBody.ImportSettings.class,
                                                                StepBody.ReCreate.class,
                                                                StepBody.HandOver.class,
                                                                StepBody.Acknowledge.class,
                                                                StepBody.Approve.class,
                                                                StepBody.Retire.class
                                                            })))
                    String body)
            throws JsonProcessingException {
        MigrationCommands.Triggered answer = migrations.trigger(id, stepNamed(step), again, body);
        return Response.status(answer.goesOn() ? Response.Status.ACCEPTED : Response.Status.OK)
                .entity(answer.migration())
                .build();
    }

    @POST
    @Path("/{id}/abandon")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Gives a migration up, before cutover",
            description =
                    "Compares the target afresh; the warnings of the answer say what was written by this deployment"
                            + " (nothing) and what others have changed, or that the comparison could not be made")
    public Migration abandon(@PathParam("id") String id, @QueryParam("reason") String reason) {
        return migrations.abandon(id, reason);
    }

    @GET
    @Path("/{id}/settings")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "The exported settings, byte for byte as their digest says")
    public Response settings(@PathParam("id") String id) {
        return Response.ok(lifecycle.exportedSettings(id), MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"isthmus-settings.json\"")
                .build();
    }

    @GET
    @Path("/{id}/plan")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The steps this migration has by what is known now, with their preconditions in words")
    public List<PlannedStep> plan(@PathParam("id") String id) {
        return PlanResource.steps(lifecycle.find(id).plan());
    }

    @GET
    @Path("/{id}/configuration")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Everything that is going to be applied, with the digest that READY_TO_CONFIGURE confirms",
            description = "409 NOTHING_TO_APPLY before the first step, 422 SETTINGS_INCOMPLETE naming what is missing")
    public Configuration configuration(@PathParam("id") String id) {
        return configurations.of(lifecycle.find(id));
    }

    @GET
    @Path("/{id}/re-creations")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What could not be carried over, with what a person has said became of it")
    public List<ReCreation> reCreations(@PathParam("id") String id) {
        return configurations.reCreations(lifecycle.find(id).facts());
    }

    @POST
    @Path("/{id}/fresh-look")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Has the target looked at anew, to see whether the old tool still exports",
            description = "Answers the run; what it finds is among the warnings of the migration within a minute")
    public Response freshLook(@PathParam("id") String id) {
        return Response.accepted(migrations.freshLook(id)).build();
    }

    private static Name stepNamed(String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Name.values())
                .filter(name -> name.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        404,
                        "STEP_NOT_KNOWN",
                        "There is no such step",
                        "no step is named " + text,
                        "The steps are " + Arrays.toString(Name.values()) + "."));
    }
}
