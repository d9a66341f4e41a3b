package io.isthmus.systemtests.peers;

import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.sandbox.provider.SampleProvider;
import java.util.List;

/** Everything of an OpenLDAP to the sample provider, by the schedule and with the usual limits. */
public final class SlapdToProvider {

    private SlapdToProvider() {}

    public static SettingsDocument settings(String url, SampleProvider provider) {
        var source = new SourceSettings(
                "openldap",
                SourceKind.LDAP,
                url,
                false,
                null,
                Slapd.BIND_DN,
                "env:LDAP_PASSWORD",
                null,
                List.of(new PartitionSettings(Slapd.SUFFIX, List.of(), List.of())),
                null,
                1_000);
        var target = new TargetSettings(
                "provider",
                TargetSettings.Kind.SCIM,
                provider.url(),
                new TargetSettings.BearerToken("env:SCIM_TOKEN"),
                16,
                null);
        return new SettingsDocument(
                1,
                List.of(source),
                target,
                new IdentitySettings("mail", true, true),
                SafetySettings.defaults(),
                new ScheduleSettings(true, null, null),
                RuleSettings.defaults(),
                null,
                null);
    }
}
