package io.isthmus.migration.console.settings;

import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Visitor;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The page before a change of the settings, whichever form it comes from: what is different, what it entails, what is wrong. */
@RequestScoped
public class SettingsPreviews {

    private final Visitor visitor;
    private final DeploymentChanges changes;
    private final Services services;
    private final Form form;

    SettingsPreviews(Visitor visitor, DeploymentChanges changes, Services services, Form form) {
        this.visitor = visitor;
        this.changes = changes;
        this.services = services;
        this.form = form;
    }

    /** @param refusal why it was not brought in force; none if nobody has tried */
    public TemplateInstance of(SettingsDocument proposed, long basedOn, @Nullable Problem refusal) {
        SettingsDocument current =
                changes.settings().map(DeploymentSettings::document).orElse(null);
        ProposedSettings preview = ProposedSettings.of(proposed, current, basedOn);
        if (!proposed.rules().custom().isEmpty()) {
            preview = preview.with(RuleFlaws.of(Seen.of(() -> services.ruleFlaws(proposed))));
        }
        return SettingsPages.Templates.settingsChange(
                visitor.frame("A change of the settings", ConsolePage.SETTINGS), preview, refusal);
    }

    /** @throws ProblemException (409) where there are none yet */
    DeploymentSettings current() {
        return changes.settings()
                .orElseThrow(() -> new ProblemException(
                        409,
                        "NO_SETTINGS",
                        "There are no settings yet",
                        "this form changes a part of settings, and there are none",
                        "Write a whole document first."));
    }

    /** The revision that whoever sent the form had seen. */
    long basedOn() {
        Long basedOn = form.number("basedOn");
        if (basedOn == null) {
            throw new ProblemException(
                    400,
                    "FORM_NOT_UNDERSTOOD",
                    "The form cannot be understood",
                    "it does not say on which revision the change builds",
                    "Open the settings again.");
        }
        return basedOn;
    }
}
