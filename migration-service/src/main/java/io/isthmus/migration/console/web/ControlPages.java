package io.isthmus.migration.console.web;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.settings.HistoryRow;
import io.isthmus.migration.console.settings.ProposedSettings;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.overview.ConfigHistory;
import io.isthmus.migration.rest.ExportControlResource;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What the config log decided: looking at old settings, {@code GET /api/config-log}, and who exports,
 * {@code POST /api/export-control}.
 */
@Path("/console/config-log")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ControlPages {

    private final Visitor visitor;
    private final ExportControlResource control;
    private final DeploymentChanges changes;
    private final ConfigHistory history;
    private final Watch watch;
    private final Answers answers;
    private final Form form;
    private final Clock clock;

    ControlPages(
            Visitor visitor,
            ExportControlResource control,
            DeploymentChanges changes,
            ConfigHistory history,
            Watch watch,
            Answers answers,
            Form form,
            Clock clock) {
        this.visitor = visitor;
        this.control = control;
        this.changes = changes;
        this.history = history;
        this.watch = watch;
        this.answers = answers;
        this.form = form;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance settingsPast(Frame frame, HistoryRow entry, ProposedSettings proposed);

        private Templates() {}
    }

    /** Settings of the past, and what going back to them would change. */
    @GET
    @Path("/{offset}")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance past(@PathParam("offset") long offset) {
        ConfigHistory.Entry entry = history.after(offset - 1, 1).stream()
                .filter(found -> found.offset() == offset)
                .findFirst()
                .orElseThrow(() -> notThere(offset));
        Frame frame = visitor.frame("Settings of the past", "settings");
        HistoryRow row = HistoryRow.of(entry, changes.deployment(), new InWords(clock.instant(), frame.zone()));
        if (!(entry.record().change() instanceof SettingsChanged changed) || !row.settings()) {
            throw notThere(offset);
        }
        var current = changes.settings();
        return Templates.settingsPast(
                frame,
                row,
                ProposedSettings.of(
                        changed.settings(),
                        current.map(DeploymentSettings::document).orElse(null),
                        current.map(DeploymentSettings::revision).orElse(0L)));
    }

    @POST
    @Path("/{change:promote|demote}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("change") String change) {
        var asked = new ExportControlResource.Change(form.text("target"), null, form.text("reason"));
        if (change.equals("promote")) {
            control.promote(asked);
        } else {
            control.demote(asked);
        }
        watch.lookAgain();
        return Answers.seeOther(SettingsPages.HOME);
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, "settings", SettingsPages.HOME);
    }

    private static ProblemException notThere(long offset) {
        return new ProblemException(
                404,
                "SETTINGS_NOT_FOUND",
                "There are no such settings",
                "entry " + offset + " of the config log has brought no settings of this deployment",
                "Choose one in the history of the settings.");
    }
}
