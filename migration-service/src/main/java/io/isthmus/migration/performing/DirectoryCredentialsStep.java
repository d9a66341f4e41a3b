package io.isthmus.migration.performing;

import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.DirectoryCredentials;
import io.isthmus.contracts.migration.StepBody.ImportSettings;
import io.isthmus.contracts.migration.StepBody.SourceAccess;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.migrating.CredentialsJudgement;
import io.isthmus.migration.settings.SettingsCheck;
import io.isthmus.migration.settings.SettingsFlaw;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** DIRECTORY_CREDENTIALS: sync-service signs in at every source and looks around. */
@ApplicationScoped
class DirectoryCredentialsStep implements ImmediateStep {

    private final Prepared prepared;
    private final CredentialChecks checks;

    DirectoryCredentialsStep(Prepared prepared, CredentialChecks checks) {
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
        List<SettingsFlaw> unknown = body == null ? List.of() : prepared.unknownSources(call.facts(), access);
        if (!unknown.isEmpty()) {
            return Flawed.result(unknown);
        }
        List<SourceSettings> sources = prepared.settings(call.facts(), access).sources();
        List<SettingsFlaw> flaws = sources.stream()
                .flatMap(source -> SettingsCheck.flawsOf(source).stream())
                .toList();
        return flaws.isEmpty() ? tried(sources, given, call) : Flawed.result(flaws);
    }

    private Result tried(List<SourceSettings> sources, Map<String, SourceAccess> given, Call call) {
        List<CheckReport> reports = sources.stream().map(checks::of).toList();
        return Result.of(CredentialsJudgement.judge(reports), call.facts().sourcesTried(given));
    }
}
