package io.isthmus.migration.console.migration;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.commands.MigrationCommands;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.isthmus.migration.workflow.MigrationLifecycle;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The migration, step by step. What its forms ask for is done by the same commands as by REST, audit included. */
@Path("/console/migration")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class MigrationPages {

    private static final String HOME = "/console/migration";
    private static final int PAST_SHOWN = 20;

    private final Visitor visitor;
    private final MigrationCommands migrations;
    private final MigrationLifecycle lifecycle;
    private final Services services;
    private final Watch watch;
    private final DueForms dueForms;
    private final PageResponses answers;
    private final Form form;
    private final Clock clock;

    MigrationPages(
            Visitor visitor,
            MigrationCommands migrations,
            MigrationLifecycle lifecycle,
            Services services,
            Watch watch,
            DueForms dueForms,
            PageResponses answers,
            Form form,
            Clock clock) {
        this.visitor = visitor;
        this.migrations = migrations;
        this.lifecycle = lifecycle;
        this.services = services;
        this.watch = watch;
        this.dueForms = dueForms;
        this.answers = answers;
        this.form = form;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    public static class Templates {
        static native TemplateInstance beginning(
                Frame frame, Seen<List<AnalysisView>> analyses, List<Wizard> past, @Nullable Problem refusal);

        static native TemplateInstance migration(Frame frame, Wizard view, DueForm due, @Nullable Problem refusal);

        public static native TemplateInstance steps(Wizard view);

        static native TemplateInstance due(Frame frame, Wizard view, DueForm due, @Nullable Problem refusal);

        private Templates() {}
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance home() {
        return inProgress().map(running -> migration(running, null, null)).orElseGet(() -> beginning(null));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin() {
        try {
            String path = form.text("path");
            migrations.begin(new Migration.Begin(
                    form.text("name"), path == null ? null : Migration.Path.valueOf(path), form.text("from")));
            watch.lookAgain();
            return PageResponses.seeOther(HOME);
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), beginning(Problem.of(e)));
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance one(@PathParam("id") String id, @QueryParam("again") Name again) {
        return migration(migrations.find(id), again, null);
    }

    /** The form of the step that is due, for a page that has seen it change. */
    @GET
    @Path("/{id}/due")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance due(@PathParam("id") String id) {
        Migration migration = migrations.find(id);
        Frame frame = visitor.frame(migration.name(), ConsolePage.MIGRATION);
        return Templates.due(frame, wizard(migration, frame, null), dueForms.of(migration, migration.current()), null);
    }

    @POST
    @Path("/{id}/steps/{step}")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response step(@PathParam("id") String id, @PathParam("step") Name step) {
        try {
            migrations.trigger(id, step, form.text("again") != null, StepForms.body(step, form.fields()));
            watch.lookAgain();
            return PageResponses.seeOther(HOME + "/" + id);
        } catch (ProblemException e) {
            watch.lookAgain();
            return PageResponses.page(e.status(), migration(migrations.find(id), null, Problem.of(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Path("/{id}/fresh-look")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response freshLook(@PathParam("id") String id) {
        try {
            migrations.freshLook(id);
            return PageResponses.seeOther(HOME + "/" + id);
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), migration(migrations.find(id), null, Problem.of(e)));
        }
    }

    @POST
    @Path("/{id}/abandon")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response abandon(@PathParam("id") String id) {
        try {
            migrations.abandon(id, form.text("reason"));
            watch.lookAgain();
            return PageResponses.seeOther(HOME);
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), migration(migrations.find(id), null, Problem.of(e)));
        }
    }

    @GET
    @Path("/{id}/settings")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    public Response settings(@PathParam("id") String id) {
        return Response.ok(lifecycle.exportedSettings(id))
                .header("Content-Disposition", "attachment; filename=\"isthmus-settings.json\"")
                .build();
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.MIGRATION, HOME);
    }

    private Optional<Migration> inProgress() {
        return migrations.latest(1).stream()
                .filter(latest -> latest.status() == Migration.Status.IN_PROGRESS)
                .findFirst();
    }

    /** @param again a step to do once more */
    private TemplateInstance migration(Migration migration, @Nullable Name again, @Nullable Problem refusal) {
        Frame frame = visitor.frame(migration.name(), ConsolePage.MIGRATION);
        Wizard view = wizard(migration, frame, again);
        Name due = view.due() == null ? null : view.due().name();
        return Templates.migration(frame, view, dueForms.of(migration, due), refusal);
    }

    private TemplateInstance beginning(@Nullable Problem refusal) {
        Frame frame = visitor.frame("Migration", ConsolePage.MIGRATION);
        InWords words = new InWords(clock.instant(), frame.zone());
        List<Wizard> past = migrations.latest(PAST_SHOWN).stream()
                .map(each -> new Wizard(each, null, words))
                .toList();
        Seen<List<AnalysisResult>> analyses = Seen.of(services::analyses);
        return Templates.beginning(
                frame,
                analyses.map(found -> found.stream()
                        .map(each -> new AnalysisView(each, words))
                        .toList()),
                past,
                refusal);
    }

    private Wizard wizard(Migration migration, Frame frame, @Nullable Name again) {
        return new Wizard(migration, again, new InWords(clock.instant(), frame.zone()));
    }
}
