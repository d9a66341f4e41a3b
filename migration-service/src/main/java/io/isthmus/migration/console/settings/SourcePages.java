package io.isthmus.migration.console.settings;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.clients.CredentialChecks;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.isthmus.migration.settings.SettingsCheck;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * A source as a form: how it is reached and read. It can be tried ({@code POST /api/source-checks} of sync-service) before
 * the preview of {@code PUT /api/settings}.
 */
@Path(SourcePages.HOME)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SourcePages {

    static final String HOME = "/console/settings/source";

    private final Visitor visitor;
    private final SettingsPreviews previews;
    private final CredentialChecks checks;
    private final PageResponses answers;
    private final Form form;

    SourcePages(Visitor visitor, SettingsPreviews previews, CredentialChecks checks, PageResponses answers, Form form) {
        this.visitor = visitor;
        this.previews = previews;
        this.checks = checks;
        this.answers = answers;
        this.form = form;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance source(
                Frame frame, long basedOn, SourceForm source, List<CheckRow> checks, @Nullable Problem refusal);

        private Templates() {}
    }

    /** @param name of one that the settings have; absent for a new one */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance source(@QueryParam("name") String name) {
        DeploymentSettings current = previews.current();
        SourceForm source = name == null
                ? SourceForm.empty()
                : current.document().sources().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .map(SourceForm::of)
                        .orElseThrow(() -> noSuchSource(name));
        return page(current.revision(), source, List.of(), null);
    }

    /** {@code do} is {@code check}, {@code remove} or {@code preview}. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit() {
        SettingsDocument settings = previews.current().document();
        long basedOn = previews.basedOn();
        SourceForm source = SourceForm.read(form.fields());
        try {
            return switch (form.fields().getOrDefault("do", "preview")) {
                case "check" -> PageResponses.page(200, page(basedOn, source, tried(source, settings), null));
                case "remove" ->
                    PageResponses.page(200, previews.of(SourceForm.without(settings, source.name()), basedOn, null));
                default -> PageResponses.page(200, previews.of(proposed(source, settings), basedOn, null));
            };
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(basedOn, source, List.of(), Problem.of(e)));
        }
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.SETTINGS, SettingsPages.HOME);
    }

    private List<CheckRow> tried(SourceForm source, SettingsDocument settings) {
        proposed(source, settings);
        return CheckRow.of(checks.of(source.source(settings)));
    }

    private static SettingsDocument proposed(SourceForm source, SettingsDocument settings) {
        if (!source.known() && source.in(settings).isPresent()) {
            throw new ProblemException(
                    400,
                    "SOURCE_NAME_TAKEN",
                    "This name is taken",
                    "the settings have a source " + source.name(),
                    "Give this one a name of its own, or change that one.");
        }
        SettingsCheck.refuse(SettingsCheck.flawsOf(source.source(settings)));
        return source.applied(settings);
    }

    private static ProblemException noSuchSource(String name) {
        return new ProblemException(
                404,
                "NO_SUCH_SOURCE",
                "There is no such source",
                "the settings in force have no source " + name,
                "Choose one of the settings.");
    }

    private TemplateInstance page(long basedOn, SourceForm source, List<CheckRow> checks, @Nullable Problem refusal) {
        String title = source.known() ? "Source " + source.name() : "A new source";
        return Templates.source(visitor.frame(title, ConsolePage.SETTINGS), basedOn, source, checks, refusal);
    }
}
