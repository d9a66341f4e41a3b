package io.isthmus.migration.steps;

import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.DirectoryCredentials;
import io.isthmus.contracts.migration.StepBody.ImportSettings;
import io.isthmus.contracts.migration.StepBody.SourceAccess;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.clients.CredentialChecks;
import io.isthmus.migration.configuration.PreparedSettings;
import io.isthmus.migration.migrating.CredentialsJudgement;
import io.isthmus.migration.migrating.Facts.TriedSources;
import io.isthmus.migration.settings.SettingsCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** DIRECTORY_CREDENTIALS: sync-service signs in at every source and looks around. */
@ApplicationScoped
class DirectoryCredentialsStep implements ImmediateStep {

    private final PreparedSettings prepared;
    private final CredentialChecks checks;

    DirectoryCredentialsStep(PreparedSettings prepared, CredentialChecks checks) {
        this.prepared = prepared;
        this.checks = checks;
    }

    @Override
    public Name name() {
        return Name.DIRECTORY_CREDENTIALS;
    }

    @Override
    public Result perform(Call call) {
        DirectoryCredentials body = call.body(DirectoryCredentials.class);
        Map<String, SourceAccess> given =
                body == null || body.sources() == null ? call.facts().givenSources() : body.sources();
        ImportSettings access = new ImportSettings(null, given, null);
        if (body != null) {
            prepared.refuseUnknownSources(call.facts(), access);
        }
        List<SourceSettings> sources = prepared.settings(call.facts(), access).sources();
        SettingsCheck.refuse(sources.stream()
                .flatMap(source -> SettingsCheck.flawsOf(source).stream())
                .toList());
        List<CheckReport> reports = sources.stream().map(checks::of).toList();
        return Result.of(CredentialsJudgement.judge(reports), call.facts().with(new TriedSources(given)));
    }
}
