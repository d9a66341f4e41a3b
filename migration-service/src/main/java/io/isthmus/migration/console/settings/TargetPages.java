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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The target as a form. It can be tried ({@code POST /api/target-checks} of export-service) before the preview of
 * {@code PUT /api/settings}.
 */
@Path(TargetPages.HOME)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class TargetPages {

    static final String HOME = "/console/settings/target";

    private final Visitor visitor;
    private final SettingsPreviews previews;
    private final CredentialChecks checks;
    private final PageResponses answers;
    private final Form form;

    TargetPages(Visitor visitor, SettingsPreviews previews, CredentialChecks checks, PageResponses answers, Form form) {
        this.visitor = visitor;
        this.previews = previews;
        this.checks = checks;
        this.answers = answers;
        this.form = form;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance target(
                Frame frame, long basedOn, TargetForm target, List<CheckRow> checks, @Nullable Problem refusal);

        private Templates() {}
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance target() {
        DeploymentSettings current = previews.current();
        return page(current.revision(), TargetForm.of(current.document()), List.of(), null);
    }

    /** {@code do} is {@code check} or {@code preview}. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit() {
        SettingsDocument settings = previews.current().document();
        long basedOn = previews.basedOn();
        TargetForm target = TargetForm.read(form.fields());
        try {
            SettingsCheck.refuse(SettingsCheck.flawsOf(target.target()));
            return "check".equals(form.text("do"))
                    ? PageResponses.page(200, page(basedOn, target, CheckRow.of(checks.of(target.target())), null))
                    : PageResponses.page(200, previews.of(target.applied(settings), basedOn, null));
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(basedOn, target, List.of(), Problem.of(e)));
        }
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.SETTINGS, SettingsPages.HOME);
    }

    private TemplateInstance page(long basedOn, TargetForm target, List<CheckRow> checks, @Nullable Problem refusal) {
        return Templates.target(visitor.frame("Target", ConsolePage.SETTINGS), basedOn, target, checks, refusal);
    }
}
