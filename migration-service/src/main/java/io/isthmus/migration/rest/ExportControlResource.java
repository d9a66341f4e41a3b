package io.isthmus.migration.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.migration.commands.ExportControlCommands;
import io.isthmus.migration.exportcontrol.ExportControlChanges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who may export to which target. */
@Path("/api/export-control")
@Produces(MediaType.APPLICATION_JSON)
public class ExportControlResource {

    private final ExportControlChanges exportControl;
    private final ExportControlCommands commands;

    ExportControlResource(ExportControlChanges exportControl, ExportControlCommands commands) {
        this.exportControl = exportControl;
        this.commands = commands;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Export control of every target that ever had any")
    public Collection<ExportControl> all() {
        return exportControl.all();
    }

    @GET
    @Path("/{target}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Who may export to one target; nobody, unless somebody was promoted")
    public ExportControl of(@PathParam("target") String target) {
        return exportControl.of(target);
    }

    @POST
    @Path("/promote")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes this deployment the active one",
            description = "409 while another one is active, or the former one may still have requests in flight")
    public ExportControl promote(ExportControlCommands.Change change) {
        return commands.promote(change);
    }

    @POST
    @Path("/demote")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ends exporting to a target: every deployment is in staging mode")
    public ExportControl demote(ExportControlCommands.Change change) {
        return commands.demote(change);
    }
}
