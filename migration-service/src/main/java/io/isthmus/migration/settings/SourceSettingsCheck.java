package io.isthmus.migration.settings;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether one connected directory can be reached with what its settings say. */
final class SourceSettingsCheck {

    private SourceSettingsCheck() {}

    static List<SettingsFlaw> flawsOf(SourceSettings source) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        String element = "sources[" + source.name() + "]";
        Urls.flawOf(element + ".url", source.url(), Set.of("ldap", "ldaps"), "ldap://host:389 or ldaps://host:636")
                .ifPresent(flaws::add);
        if (source.bindDn() == null || source.bindDn().isBlank()) {
            flaws.add(new SettingsFlaw(
                    element + ".bindDn",
                    "is missing",
                    "Give the DN of an account that may read the directory; no old tool hands its own over."));
        }
        References.flawOf(element + ".passwordRef", source.passwordRef()).ifPresent(flaws::add);
        if (source.trustedCertificatesRef() != null) {
            References.flawOf(element + ".trustedCertificatesRef", source.trustedCertificatesRef())
                    .ifPresent(flaws::add);
        }
        source.partitions().forEach(partition -> flaws.addAll(flawsOf(element, partition)));
        return flaws;
    }

    /** What it has of its own. */
    private static List<SettingsFlaw> flawsOf(String source, PartitionSettings partition) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        String element = source + ".partitions[" + partition.dn() + "]";
        if (partition.url() != null) {
            Urls.flawOf(
                            element + ".url",
                            partition.url(),
                            Set.of("ldap", "ldaps"),
                            "ldap://host:389 or ldaps://host:636")
                    .ifPresent(flaws::add);
        }
        if (partition.passwordRef() != null) {
            References.flawOf(element + ".passwordRef", partition.passwordRef()).ifPresent(flaws::add);
        }
        return flaws;
    }
}
