package io.isthmus.migration.steps;

import io.isthmus.contracts.analysis.InstallationAdvice;
import io.isthmus.contracts.analysis.InstallationQuestion;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation.Kind;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.clients.AnalyzerClient;
import io.isthmus.migration.clients.ServiceFault;
import io.isthmus.migration.configuration.SettingsText;
import io.isthmus.migration.migrating.Facts.ExportedDocument;
import io.isthmus.migration.migrating.InstallationJudgement;
import io.isthmus.migration.settings.SettingsCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** CHOOSE_INSTALLATION: express where the advice allows it, or custom; and the document that follows from that. */
@ApplicationScoped
class ChooseInstallationStep implements ImmediateStep {

    private static final Logger LOG = Logger.getLogger(ChooseInstallationStep.class);

    private final AnalyzerClient analyzer;

    ChooseInstallationStep(AnalyzerClient analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    public Name name() {
        return Name.CHOOSE_INSTALLATION;
    }

    @Override
    public Result perform(Call call) {
        ChooseInstallation body = call.required(ChooseInstallation.class);
        SettingsCheck.refuse(FreshSettings.flawsOf(body));
        SettingsDocument document = FreshSettings.of(body);
        SettingsText text = SettingsText.of(document);
        return Result.of(
                InstallationJudgement.judge(
                        body,
                        adviceOn(body),
                        document.sources().stream().map(SourceSettings::name).toList(),
                        text.sha256()),
                evidence -> call.facts().with(new ExportedDocument(text.text())));
    }

    /** Custom is always possible, so it does not wait for advice. */
    private List<InstallationAdvice> adviceOn(ChooseInstallation body) {
        try {
            return analyzer.advice(new InstallationQuestion(body.forests(), body.objects(), body.passwordHashSync()));
        } catch (ServiceFault e) {
            if (body.kind() == Kind.EXPRESS) {
                throw e;
            }
            LOG.infof("a custom installation is chosen without advice: %s", e.getMessage());
            return List.of();
        }
    }
}
