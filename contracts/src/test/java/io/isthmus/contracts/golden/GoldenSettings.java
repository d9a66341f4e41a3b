package io.isthmus.contracts.golden;

import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.FeatureSettings;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.ImportGuard;
import io.isthmus.contracts.settings.Leavers;
import io.isthmus.contracts.settings.MaintenanceWindow;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.QuerySettings;
import io.isthmus.contracts.settings.RowSettings;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.contracts.settings.TokenSettings;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Settings documents, schema version 1: one with every property, one as short as a person would write it. */
final class GoldenSettings {

    private static final String NAMING_CONTEXT = "DC=contoso,DC=com";

    private GoldenSettings() {}

    static List<GoldenSample> samples() {
        return List.of(
                new GoldenSample("settings/minimal.json", SettingsDocument.class, minimal()),
                new GoldenSample("settings/taking-over.json", SettingsDocument.class, takingOver()),
                new GoldenSample("settings/target-imports.json", SettingsDocument.class, targetImports()),
                new GoldenSample("settings/full-import-window.json", SettingsDocument.class, fullImportWindow()),
                new GoldenSample("settings/import-guard.json", SettingsDocument.class, importGuard()),
                new GoldenSample("settings/change-limits.json", SettingsDocument.class, changeLimits()),
                new GoldenSample("settings/forest.json", SettingsDocument.class, forest()),
                new GoldenSample("settings/leavers.json", SettingsDocument.class, leavers()),
                new GoldenSample("settings/rehire.json", SettingsDocument.class, rehire()),
                new GoldenSample("settings/rows.json", SettingsDocument.class, rows()),
                new GoldenSample("settings/group-filter.json", SettingsDocument.class, groupFilter()),
                new GoldenSample("settings/scim-source.json", SettingsDocument.class, scimSource()));
    }

    /** The minimal document with another source: one whose domains lie at servers of their own. */
    private static SettingsDocument forest() {
        return minimal()
                .withSources(List.of(new SourceSettings(
                        "contoso",
                        SourceKind.ACTIVE_DIRECTORY,
                        "ldaps://dc1.contoso.com:636",
                        false,
                        null,
                        "CN=isthmus,CN=Users," + NAMING_CONTEXT,
                        "env:CONTOSO_PASSWORD",
                        "objectGUID",
                        List.of(
                                new PartitionSettings(NAMING_CONTEXT, List.of(), List.of()),
                                new PartitionSettings(
                                        "DC=child," + NAMING_CONTEXT,
                                        List.of(),
                                        List.of(),
                                        "ldaps://dc1.child.contoso.com:636",
                                        "CN=isthmus,CN=Users,DC=child," + NAMING_CONTEXT,
                                        "env:CHILD_PASSWORD")),
                        DeltaMethod.AUTO,
                        500)));
    }

    static SettingsDocument minimal() {
        return new SettingsDocument(
                1,
                List.of(new SourceSettings(
                        "ldap",
                        SourceKind.LDAP,
                        "ldap://ldap.example.com:389",
                        false,
                        null,
                        "cn=reader,dc=example,dc=com",
                        "env:LDAP_PASSWORD",
                        "entryUUID",
                        List.of(new PartitionSettings("dc=example,dc=com", List.of(), List.of())),
                        DeltaMethod.CHANGELOG,
                        500)),
                new TargetSettings(
                        "cloud",
                        TargetSettings.Kind.SCIM,
                        "https://scim.example.com/v2",
                        new TargetSettings.BearerToken("env:SCIM_TOKEN"),
                        32,
                        null),
                new IdentitySettings("mail", true, false),
                new SafetySettings(100, 10, Duration.ofHours(12), SafetySettings.Deprovision.DELETE),
                new ScheduleSettings(false, Duration.ofMinutes(5), Duration.ofHours(24)),
                RuleSettings.defaults(),
                FeatureSettings.none(),
                null);
    }

    /** As a migration from an old tool makes them: what the old tool has left without a source is cleared away. */
    static SettingsDocument takingOver() {
        SettingsDocument settings = minimal();
        return new SettingsDocument(
                1,
                settings.sources(),
                settings.target(),
                settings.identity(),
                settings.safety().withOrphans(SafetySettings.Orphans.DELETE),
                settings.schedule(),
                settings.rules(),
                settings.features(),
                new SettingsDocument.Provenance("DIRSYNC", "1.0.7020.0000", "an-1"));
    }

    /** With a source that may lose less at once than usual, from more objects on. */
    static SettingsDocument importGuard() {
        SettingsDocument settings = minimal();
        SourceSettings source = settings.sources().getFirst();
        return settings.withSources(List.of(source.withGuard(new ImportGuard(5, 20))));
    }

    /** With people who are deleted thirty days after they have left. */
    static SettingsDocument leavers() {
        SettingsDocument settings = minimal();
        return settings.withSources(
                List.of(settings.sources().getFirst().withLeavers(new Leavers(Duration.ofDays(30)))));
    }

    /** With people of another SCIM provider. */
    static SettingsDocument scimSource() {
        return minimal()
                .withSources(List.of(new SourceSettings(
                                "hr",
                                SourceKind.SCIM,
                                "https://hr.example.com/scim/v2",
                                false,
                                null,
                                "isthmus",
                                "env:HR_SECRET",
                                null,
                                List.of(new PartitionSettings("ou=hr", List.of(), List.of())),
                                DeltaMethod.AUTO,
                                200)
                        .withToken(new TokenSettings("https://id.example.com/token", "scim.read"))));
    }

    /** With a source of which only a pilot is synchronized. */
    static SettingsDocument groupFilter() {
        SettingsDocument settings = minimal();
        return settings.withSources(List.of(settings.sources()
                .getFirst()
                .withGroup(new GroupFilter("cn=pilot,ou=groups,dc=example,dc=com", true, false))));
    }

    /** With people who get their former object back by their names alone. */
    static SettingsDocument rehire() {
        return minimal().withIdentity(new IdentitySettings("mail", true, false, IdentitySettings.Rehire.TAKE_OVER));
    }

    /** People from a file, and from a database. */
    static SettingsDocument rows() {
        PartitionSettings partition = new PartitionSettings("ou=hr", List.of(), List.of());
        SourceSettings file = new SourceSettings(
                        "staff",
                        SourceKind.CSV,
                        "file:///srv/staff",
                        false,
                        null,
                        null,
                        null,
                        "number",
                        List.of(partition),
                        DeltaMethod.AUTO,
                        1_000)
                .withRows(
                        new RowSettings(
                                "inetOrgPerson",
                                "class",
                                "|",
                                List.of("manager"),
                                Map.of("e-mail", "mail", "number", "uid"),
                                ";"),
                        null);
        SourceSettings database = new SourceSettings(
                        "payroll",
                        SourceKind.SQL,
                        "jdbc:postgresql://db.example.com/payroll",
                        false,
                        null,
                        "isthmus",
                        "env:PAYROLL_PASSWORD",
                        "id",
                        List.of(partition),
                        DeltaMethod.AUTO,
                        1_000)
                .withRows(
                        RowSettings.usual(),
                        new QuerySettings("select id, mail, changed, gone from staff", "changed", "gone"));
        return minimal().withSources(List.of(file, database));
    }

    /** With limits of changes that are no deletions, and deletions that hold nothing else. */
    static SettingsDocument changeLimits() {
        SettingsDocument settings = minimal();
        SafetySettings safety = settings.safety();
        return new SettingsDocument(
                1,
                settings.sources(),
                settings.target(),
                settings.identity(),
                new SafetySettings(
                        safety.deletionThreshold(),
                        safety.deletionThresholdPercent(),
                        safety.deletionWindow(),
                        safety.deprovision(),
                        null,
                        new ChangeLimits(200, 5, 1_000, 0),
                        SafetySettings.HeldFlow.DELETIONS_WAIT),
                settings.schedule(),
                settings.rules(),
                settings.features(),
                null);
    }

    /** With target imports oftener than they are without a word on them. */
    static SettingsDocument targetImports() {
        SettingsDocument settings = minimal();
        return new SettingsDocument(
                1,
                settings.sources(),
                settings.target(),
                settings.identity(),
                settings.safety(),
                new ScheduleSettings(true, Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofHours(6), 2_000),
                settings.rules(),
                settings.features(),
                null);
    }

    /** With full imports at night. */
    static SettingsDocument fullImportWindow() {
        SettingsDocument settings = minimal();
        return new SettingsDocument(
                1,
                settings.sources(),
                settings.target(),
                settings.identity(),
                settings.safety(),
                new ScheduleSettings(
                        true,
                        Duration.ofMinutes(5),
                        Duration.ofHours(24),
                        null,
                        null,
                        new MaintenanceWindow(LocalTime.of(22, 30), LocalTime.of(5, 0), ZoneId.of("Europe/Berlin"))),
                settings.rules(),
                settings.features(),
                null);
    }

    static SettingsDocument everything() {
        return new SettingsDocument(
                1,
                List.of(contoso()),
                cloud(),
                IdentitySettings.defaults(),
                new SafetySettings(500, 20, Duration.ofHours(24), SafetySettings.Deprovision.DISABLE),
                new ScheduleSettings(true, Duration.ofMinutes(30), Duration.ofDays(7)),
                new RuleSettings(true, List.of("in-contact-common"), List.of(departmentInCapitals())),
                new FeatureSettings(false, true, null, null),
                new SettingsDocument.Provenance("DIRSYNC", "1.0.7020.0000", "an-1"));
    }

    private static SourceSettings contoso() {
        return new SourceSettings(
                "contoso.com",
                SourceKind.ACTIVE_DIRECTORY,
                "ldaps://dc1.contoso.com:636",
                false,
                "file:/etc/isthmus/contoso-ca.pem",
                "CN=isthmus,OU=Service," + NAMING_CONTEXT,
                "env:CONTOSO_PASSWORD",
                "objectGUID",
                List.of(new PartitionSettings(
                        NAMING_CONTEXT,
                        List.of("OU=Munich," + NAMING_CONTEXT),
                        List.of(NAMING_CONTEXT, "OU=Service,OU=Munich," + NAMING_CONTEXT))),
                DeltaMethod.MODIFY_TIMESTAMP,
                1_000);
    }

    private static TargetSettings cloud() {
        return new TargetSettings(
                "contoso-cloud",
                TargetSettings.Kind.SCIM,
                "https://scim.example.com/v2",
                new TargetSettings.ClientCredentials(
                        "https://id.example.com/token", "isthmus", "file:/run/secrets/scim", "scim"),
                16,
                "contoso.onmicrosoft.example");
    }

    private static RuleDocument departmentInCapitals() {
        return new RuleDocument(
                "in-user-extra",
                "Department in capitals",
                RuleDocument.Direction.INBOUND,
                "contoso.com",
                "user",
                "user",
                RuleDocument.LinkType.JOIN,
                50,
                List.of(new RuleDocument.ScopeGroup(
                        List.of(new RuleDocument.ScopeCondition("employeeType", "EQUAL", "Employee")))),
                List.of(new RuleDocument.JoinGroup(
                        List.of(new RuleDocument.JoinCondition("objectGUID", "sourceAnchor", true)))),
                List.of(new RuleDocument.Flow(
                        "department",
                        RuleDocument.FlowKind.EXPRESSION,
                        "UCase([department])",
                        RuleDocument.MergeType.UPDATE,
                        false)));
    }
}
