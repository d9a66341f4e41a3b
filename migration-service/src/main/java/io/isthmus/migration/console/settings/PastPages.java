package io.isthmus.migration.console.settings;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.overview.ConfigHistory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Settings of the past, {@code GET /api/config-log}. */
@Path("/console/config-log")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PastPages {

    private final Visitor visitor;
    private final DeploymentChanges changes;
    private final ConfigHistory history;
    private final PageResponses answers;
    private final Clock clock;

    PastPages(Visitor visitor, DeploymentChanges changes, ConfigHistory history, PageResponses answers, Clock clock) {
        this.visitor = visitor;
        this.changes = changes;
        this.history = history;
        this.answers = answers;
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
        Frame frame = visitor.frame("Settings of the past", ConsolePage.SETTINGS);
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

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.SETTINGS, SettingsPages.HOME);
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
