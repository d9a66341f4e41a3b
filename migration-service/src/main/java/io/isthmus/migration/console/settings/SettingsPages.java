package io.isthmus.migration.console.settings;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.commands.SettingsCommands;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.overview.ConfigHistory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The settings in force, and changing them: {@code GET} and {@code PUT /api/settings}. */
@Path(SettingsPages.HOME)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SettingsPages {

    static final String HOME = "/console/settings";

    private static final int HISTORY = 50;

    private final Visitor visitor;
    private final SettingsCommands settings;
    private final DeploymentChanges changes;
    private final SettingsPreviews previews;
    private final ConfigHistory history;
    private final Watch watch;
    private final PageResponses answers;
    private final Form form;
    private final Clock clock;

    SettingsPages(
            Visitor visitor,
            SettingsCommands settings,
            DeploymentChanges changes,
            SettingsPreviews previews,
            ConfigHistory history,
            Watch watch,
            PageResponses answers,
            Form form,
            Clock clock) {
        this.visitor = visitor;
        this.settings = settings;
        this.changes = changes;
        this.previews = previews;
        this.history = history;
        this.watch = watch;
        this.answers = answers;
        this.form = form;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance settings(
                Frame frame, @Nullable SettingsView view, List<HistoryRow> history, @Nullable Problem refusal);

        static native TemplateInstance settingsDocument(
                Frame frame, long basedOn, String text, @Nullable Problem refusal);

        static native TemplateInstance settingsChange(
                Frame frame, ProposedSettings proposed, @Nullable Problem refusal);

        private Templates() {}
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance settings() {
        return page(null);
    }

    @GET
    @Path("/document")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance document() {
        Optional<DeploymentSettings> current = changes.settings();
        return Templates.settingsDocument(
                frame(),
                current.map(DeploymentSettings::revision).orElse(0L),
                current.map(found -> SettingsForms.text(found.document())).orElse(""),
                null);
    }

    /** A proposed document, to be worked on. */
    @POST
    @Path("/document")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance edit() {
        String text = form.text("document");
        return Templates.settingsDocument(frame(), basedOn(), text == null ? "" : text, null);
    }

    @GET
    @Path("/download")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    public Response download() {
        return Response.ok(previews.current().document())
                .header("Content-Disposition", "attachment; filename=\"isthmus-settings.json\"")
                .build();
    }

    /** What a document would change; nothing is in force by it. */
    @POST
    @Path("/preview")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview() {
        String text = form.text("document");
        try {
            return PageResponses.page(200, previews.of(SettingsForms.parsed(text), basedOn(), null));
        } catch (ProblemException e) {
            return PageResponses.page(
                    e.status(),
                    Templates.settingsDocument(frame(), basedOn(), text == null ? "" : text, Problem.of(e)));
        }
    }

    /** The same for the form of limits and schedule. */
    @POST
    @Path("/limits")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response limits() {
        try {
            SettingsDocument current = changes.settings()
                    .map(DeploymentSettings::document)
                    .orElseThrow(() -> new ProblemException(
                            409,
                            "NO_SETTINGS",
                            "There are no settings yet",
                            "limits and schedule are a part of settings, and there are none",
                            "Write a whole document first."));
            return PageResponses.page(
                    200, previews.of(SettingsForms.withLimits(current, form.fields()), basedOn(), null));
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(Problem.of(e)));
        }
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response bringInForce() {
        SettingsDocument proposed = SettingsForms.parsed(form.text("document"));
        try {
            settings.change(proposed, basedOn(), form.text("reason"));
            watch.lookAgain();
            return PageResponses.seeOther(HOME);
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), previews.of(proposed, basedOn(), Problem.of(e)));
        }
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.SETTINGS, HOME);
    }

    private long basedOn() {
        return previews.basedOn();
    }

    private TemplateInstance page(@Nullable Problem refusal) {
        Frame frame = frame();
        InWords words = new InWords(clock.instant(), frame.zone());
        SettingsView view = changes.settings()
                .map(found -> new SettingsView(found, controlOf(found), changes.deployment(), words))
                .orElse(null);
        List<HistoryRow> rows = history.latest(HISTORY).stream()
                .map(entry -> HistoryRow.of(entry, changes.deployment(), words))
                .toList();
        return Templates.settings(frame, view, rows, refusal);
    }

    private @Nullable ExportControl controlOf(DeploymentSettings found) {
        return found.document().target() == null
                ? null
                : changes.exportControl(found.document().target().name());
    }

    private Frame frame() {
        return visitor.frame("Settings", ConsolePage.SETTINGS);
    }
}
