package io.isthmus.migration.performing;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.migrating.InstallationJudgement;
import io.isthmus.migration.settings.SettingsFlaw;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** CHOOSE_INSTALLATION: express where the advice allows it, or custom; and the document that follows from that. */
@ApplicationScoped
class ChooseInstallationStep implements ImmediateStep {

    @Override
    public Name name() {
        return Name.CHOOSE_INSTALLATION;
    }

    @Override
    public Result perform(Call call) {
        ChooseInstallation body = call.body(ChooseInstallation.class);
        List<SettingsFlaw> flaws = FreshSettings.flawsOf(body);
        if (!flaws.isEmpty()) {
            return Flawed.result(flaws);
        }
        SettingsDocument document = FreshSettings.of(body);
        SettingsText text = SettingsText.of(document);
        return Result.of(
                InstallationJudgement.judge(
                        body,
                        document.sources().stream().map(SourceSettings::name).toList(),
                        text.sha256()),
                evidence -> call.facts().exported(text.text()));
    }
}
