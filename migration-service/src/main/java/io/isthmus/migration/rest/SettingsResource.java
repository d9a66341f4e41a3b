package io.isthmus.migration.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.commands.SettingsCommands;
import io.isthmus.migration.settings.SettingsEditor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The settings of this deployment. The entity tag is the revision of the config log that brought them. */
@Path("/api/settings")
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {

    private static final int PRECONDITION_REQUIRED = 428;

    private final SettingsEditor editor;
    private final SettingsCommands commands;

    SettingsResource(SettingsEditor editor, SettingsCommands commands) {
        this.editor = editor;
        this.commands = commands;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The settings in force, with their revision as ETag; 404 when there are none yet")
    public Response current() {
        DeploymentSettings settings = editor.current()
                .orElseThrow(() -> new ProblemException(
                        404,
                        "NO_SETTINGS",
                        "There are no settings yet",
                        "the config log has no settings of this deployment",
                        "Import some by a migration, or write them by PUT /api/settings with If-Match: \"0\"."));
        return Response.ok(settings.document())
                .tag(new EntityTag(String.valueOf(settings.revision())))
                .build();
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Brings settings in force",
            description =
                    "If-Match names the revision they build on, \"0\" for none; 409 when it is another one by now")
    public Response change(
            SettingsDocument settings, @HeaderParam("If-Match") String ifMatch, @QueryParam("reason") String reason) {
        long seen = revisionIn(ifMatch);
        if (settings == null) {
            throw new ProblemException(
                    400, "BODY_MISSING", "The settings are missing", "the body is empty", "Send the whole document.");
        }
        long revision = commands.change(settings, seen, reason);
        return Response.ok(settings)
                .tag(new EntityTag(String.valueOf(revision)))
                .build();
    }

    private static long revisionIn(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    PRECONDITION_REQUIRED,
                    "IF_MATCH_MISSING",
                    "The revision is missing",
                    "no If-Match header names the revision that the new settings build on",
                    "Send If-Match with the ETag of GET /api/settings, or \"0\" when there are none yet.");
        }
        try {
            return Long.parseLong(ifMatch.replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    400,
                    "IF_MATCH_NOT_UNDERSTOOD",
                    "The revision cannot be understood",
                    "If-Match is no revision: it is a number in quotes",
                    "Send If-Match with the ETag of GET /api/settings.");
        }
    }
}
