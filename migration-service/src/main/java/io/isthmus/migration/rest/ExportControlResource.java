package io.isthmus.migration.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.migration.auditing.Audited;
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
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who may export to which target. */
@Path("/api/export-control")
@Produces(MediaType.APPLICATION_JSON)
public class ExportControlResource {

    private final ExportControlChanges exportControl;
    private final Audited audited;
    private final Caller caller;

    ExportControlResource(ExportControlChanges exportControl, Audited audited, Caller caller) {
        this.exportControl = exportControl;
        this.audited = audited;
        this.caller = caller;
    }

    /**
     * @param basedOn revision of the config log the caller had in view; the current one when left out
     * @param reason in the caller's words, for the log
     */
    public record Change(String target, Long basedOn, String reason) {}

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
    public ExportControl promote(Change change) {
        return changed(
                "PROMOTE",
                change,
                () -> exportControl.promote(change.target(), change.basedOn(), change.reason(), caller.name()));
    }

    @POST
    @Path("/demote")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ends exporting to a target: every deployment is in staging mode")
    public ExportControl demote(Change change) {
        return changed(
                "DEMOTE",
                change,
                () -> exportControl.demote(change.target(), change.basedOn(), change.reason(), caller.name()));
    }

    private ExportControl changed(String action, Change change, Supplier<ExportControl> work) {
        if (change == null || change.target() == null || change.target().isBlank()) {
            throw new ProblemException(
                    400,
                    "TARGET_MISSING",
                    "The target is missing",
                    "the body names no target",
                    "Send {\"target\": \"…\"} with the target's name in the settings.");
        }
        return audited.call(caller.name(), action, change.target(), change.reason(), work);
    }
}
