package io.isthmus.migration.console.settings;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.Services.RuleFlaw;
import io.isthmus.migration.console.Services.StandardRule;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Rules of one's own as forms. Nothing is kept between two pages but what the form holds; what is wanted ends in the preview
 * of {@code PUT /api/settings}. Rules are read by {@code POST /api/rule-checks} of sync-service.
 */
@Path(RulePages.HOME)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RulePages {

    static final String HOME = "/console/settings/rules";

    private static final String PREVIEW = "preview";

    private final Visitor visitor;
    private final SettingsPreviews previews;
    private final Services services;
    private final PageResponses answers;
    private final Form form;

    RulePages(Visitor visitor, SettingsPreviews previews, Services services, PageResponses answers, Form form) {
        this.visitor = visitor;
        this.previews = previews;
        this.services = services;
        this.answers = answers;
        this.form = form;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance rules(
                Frame frame,
                long basedOn,
                List<RuleDocument> rules,
                RuleSettings own,
                Seen<List<StandardRule>> standard);

        static native TemplateInstance rule(
                Frame frame,
                long basedOn,
                RuleForm rule,
                boolean standard,
                List<String> sources,
                List<String> operators,
                List<RuleFlaw> flaws,
                @Nullable Problem refusal);

        private Templates() {}
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance rules() {
        DeploymentSettings current = previews.current();
        SettingsDocument settings = current.document();
        return Templates.rules(
                visitor.frame("Rules", ConsolePage.SETTINGS),
                current.revision(),
                RuleOrder.of(settings),
                settings.rules(),
                Seen.of(services::standardRules));
    }

    @GET
    @Path("/rule")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance rule(@QueryParam("id") String id) {
        DeploymentSettings current = previews.current();
        RuleForm rule = id == null
                ? RuleForm.empty()
                : current.document().rules().custom().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .map(RuleForm::of)
                        .orElseThrow(() -> new ProblemException(
                                404,
                                "RULE_NOT_FOUND",
                                "There is no such rule",
                                "the settings in force have no rule " + id + " of your own",
                                "Choose one of the list."));
        return page(current, current.revision(), rule, List.of(), null);
    }

    /** A standard rule: to be looked at, and to begin a rule of one's own with. */
    @GET
    @Path("/standard-rule")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance standardRule(@QueryParam("id") String id) {
        DeploymentSettings current = previews.current();
        RuleForm rule = services.standardRules().stream()
                .map(StandardRule::rule)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(RuleForm::like)
                .orElseThrow(() -> new ProblemException(
                        404,
                        "RULE_NOT_FOUND",
                        "There is no such rule",
                        "no standard rule for the sources of the settings in force is called " + id,
                        "Choose one of the list."));
        return page(current, current.revision(), rule, id, List.of(), null);
    }

    /** A button of the form: one more row, one less, or the preview. */
    @POST
    @Path("/rule")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit() {
        DeploymentSettings current = previews.current();
        long basedOn = previews.basedOn();
        RuleForm rule = RuleForm.read(form.fields());
        String action = form.text("do");
        if (action != null && !action.equals(PREVIEW)) {
            return PageResponses.page(200, page(current, basedOn, rule.after(action), List.of(), null));
        }
        try {
            SettingsDocument proposed = with(current.document(), rule);
            List<RuleFlaw> flaws = Seen.of(() -> services.ruleFlaws(proposed)).known().orElse(List.of()).stream()
                    .filter(flaw -> flaw.rule() == null || flaw.rule().equals(rule.id()))
                    .toList();
            return flaws.isEmpty()
                    ? PageResponses.page(200, previews.of(proposed, basedOn, null))
                    : PageResponses.page(422, page(current, basedOn, rule, flaws, null));
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(current, basedOn, rule, List.of(), Problem.of(e)));
        }
    }

    /** {@code do} is {@code up.ID}, {@code down.ID} or {@code remove.ID}. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change() {
        SettingsDocument settings = previews.current().document();
        String[] action = String.valueOf(form.text("do")).split("\\.", 2);
        String id = action.length < 2 ? "" : action[1];
        SettingsDocument proposed = switch (action[0]) {
            case "up" -> RuleOrder.moved(settings, id, true);
            case "down" -> RuleOrder.moved(settings, id, false);
            case "remove" -> RuleOrder.without(settings, id);
            default -> settings;
        };
        return PageResponses.page(200, previews.of(proposed, previews.basedOn(), null));
    }

    @POST
    @Path("/standard")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response standard() {
        SettingsDocument settings = previews.current().document();
        List<String> switchedOff = RuleOrder.switchedOff(
                settings.rules().disabledStandardRules(), fieldsOf("listed."), fieldsOf("applies."));
        return PageResponses.page(
                200,
                previews.of(
                        RuleOrder.withStandard(settings, form.text("standard") != null, switchedOff),
                        previews.basedOn(),
                        null));
    }

    /** Names of the fields with this prefix, without it. */
    private Set<String> fieldsOf(String prefix) {
        return form.fields().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.SETTINGS, SettingsPages.HOME);
    }

    private static SettingsDocument with(SettingsDocument settings, RuleForm rule) {
        RuleDocument document = rule.document();
        boolean taken = settings.rules().custom().stream()
                .anyMatch(each -> each.id().equals(document.id()) && !each.id().equals(rule.original()));
        if (taken) {
            throw new ProblemException(
                    400,
                    "RULE_ID_TAKEN",
                    "This id is taken",
                    "another rule has the id " + document.id(),
                    "Give this one an id of its own.");
        }
        return RuleOrder.with(settings, rule.original(), document);
    }

    private TemplateInstance page(
            DeploymentSettings current, long basedOn, RuleForm rule, List<RuleFlaw> flaws, @Nullable Problem refusal) {
        return page(current, basedOn, rule, null, flaws, refusal);
    }

    /** @param standard id of the standard rule that it begins with */
    private TemplateInstance page(
            DeploymentSettings current,
            long basedOn,
            RuleForm rule,
            @Nullable String standard,
            List<RuleFlaw> flaws,
            @Nullable Problem refusal) {
        return Templates.rule(
                visitor.frame(title(rule, standard), ConsolePage.SETTINGS),
                basedOn,
                rule,
                standard != null,
                current.document().sources().stream().map(SourceSettings::name).toList(),
                RuleForm.OPERATORS,
                flaws,
                refusal);
    }

    private static String title(RuleForm rule, @Nullable String standard) {
        if (standard != null) {
            return "Standard rule " + standard;
        }
        return rule.original().isEmpty() ? "A new rule" : "Rule " + rule.original();
    }
}
