package io.isthmus.migration.console.rollback;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.migration.commands.ExportControlCommands;
import io.isthmus.migration.commands.MigrationCommands;
import io.isthmus.migration.commands.RestorationCommands;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.isthmus.migration.rollback.RestorationPlans;
import io.isthmus.migration.rollback.RollbackReports;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What a migration has left at the target, and putting it back; by the same commands as by REST, audit included. */
@Path("/console/rollback")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RollbackPages {

    private static final String HOME = "/console/rollback";
    private static final ConsolePage SECTION = ConsolePage.MIGRATION;
    private static final int SHOWN = 50;

    private final Visitor visitor;
    private final MigrationCommands migrations;
    private final RollbackReports rollback;
    private final RestorationPlans desk;
    private final RestorationCommands restorations;
    private final ExportControlCommands exportControl;
    private final Watch watch;
    private final PageResponses answers;
    private final Form form;
    private final Clock clock;

    RollbackPages(
            Visitor visitor,
            MigrationCommands migrations,
            RollbackReports rollback,
            RestorationPlans desk,
            RestorationCommands restorations,
            ExportControlCommands exportControl,
            Watch watch,
            PageResponses answers,
            Form form,
            Clock clock) {
        this.visitor = visitor;
        this.migrations = migrations;
        this.rollback = rollback;
        this.desk = desk;
        this.restorations = restorations;
        this.exportControl = exportControl;
        this.watch = watch;
        this.answers = answers;
        this.form = form;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance rollback(Frame frame, RollbackView view, @Nullable Problem refusal);

        private Templates() {}
    }

    /** Of the latest migration. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public Response latest() {
        List<Migration> latest = migrations.latest(1);
        return PageResponses.seeOther(
                latest.isEmpty()
                        ? "/console/migration"
                        : HOME + "/" + latest.getFirst().id());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance one(@PathParam("id") String id, @QueryParam("after") String after) {
        return page(id, after, null);
    }

    /** Everything that was written since cutover, with the values before. */
    @GET
    @Path("/{id}/csv")
    @Produces("text/csv")
    @RolesAllowed(Roles.VIEWER)
    public Response csv(@PathParam("id") String id) {
        InputStream rows = desk.writtenCsv(id);
        StreamingOutput output = out -> {
            try (rows) {
                rows.transferTo(out);
            }
        };
        return Response.ok(output)
                .header("Content-Disposition", "attachment; filename=\"written-objects.csv\"")
                .build();
    }

    @POST
    @Path("/{id}/demote")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response demote(@PathParam("id") String id) {
        return done(
                id,
                () -> exportControl.demote(new ExportControlCommands.Change(
                        rollback.report(id).target(), null, "the migration is taken back")));
    }

    @POST
    @Path("/{id}/prepare")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response prepare(@PathParam("id") String id) {
        return done(id, () -> restorations.prepare(id));
    }

    @POST
    @Path("/{id}/include")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response include(@PathParam("id") String id) {
        return done(id, () -> restorations.include(id, new RestorationPlan.Include(form.text("anchor"), null)));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(@PathParam("id") String id) {
        return done(id, () -> restorations.approve(id, new Approval(form.text("digest"), form.text("comment"))));
    }

    @POST
    @Path("/{id}/apply")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response apply(@PathParam("id") String id) {
        return done(id, () -> restorations.apply(id, new Approval(form.text("digest"), form.text("reason"))));
    }

    @POST
    @Path("/{id}/discard")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response discard(@PathParam("id") String id) {
        return done(id, () -> restorations.discard(id));
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, SECTION, "/console/migration");
    }

    private Response done(String id, Runnable change) {
        try {
            change.run();
            watch.lookAgain();
            return PageResponses.seeOther(HOME + "/" + id);
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(id, null, Problem.of(e)));
        }
    }

    /** @param after cursor into what was written */
    private TemplateInstance page(String id, @Nullable String after, @Nullable Problem refusal) {
        Migration migration = migrations.find(id);
        Frame frame = visitor.frame("Rollback of " + migration.name(), SECTION);
        RollbackReport report = rollback.report(id);
        // the digest before the rows: if the set changes between, the approval is refused, and not the other way round
        RestorationPlan plan = report.target() == null ? null : desk.find(id).orElse(null);
        InWords words = new InWords(clock.instant(), frame.zone());
        RollbackView view = new RollbackView(
                migration,
                report,
                rollback.objects(id, after, SHOWN),
                after != null,
                plan == null
                        ? null
                        : new PlanView(
                                plan,
                                plan.digest() == null
                                        ? new PendingExportView.Page(List.of(), null)
                                        : desk.changes(id, null, SHOWN),
                                desk.conflicts(id, null, SHOWN),
                                words),
                words);
        return Templates.rollback(frame, view, refusal);
    }
}
