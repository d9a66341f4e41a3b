package io.isthmus.migration.settings;

import io.isthmus.contracts.settings.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether one connected directory can be read with what its settings say. */
final class SourceSettingsCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final int MAX_PAGE = 5_000;

    private SourceSettingsCheck() {}

    static List<SettingsFlaw> flawsOf(SourceSettings source) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        String element = "sources[" + source.name() + "]";
        if (source.name() == null || !NAME.matcher(source.name()).matches()) {
            flaws.add(new SettingsFlaw(
                    element + ".name", "is not usable as a name", "Use letters, digits, '.', '_' and '-'."));
        }
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
        if (source.partitions().isEmpty()) {
            flaws.add(new SettingsFlaw(
                    element + ".partitions", "there is none", "Name at least one naming context to read."));
        }
        if (source.pageSize() < 1 || source.pageSize() > MAX_PAGE) {
            flaws.add(new SettingsFlaw(
                    element + ".pageSize", "is not within 1 to " + MAX_PAGE, "Give 1 to " + MAX_PAGE + " entries."));
        }
        return flaws;
    }
}
