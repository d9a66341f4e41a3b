package io.isthmus.migration.settings;

import io.isthmus.contracts.migration.StepBody.SourceAccess;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceConnection;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Completes a document with what no old tool hands over: where the sources are, who reads them, where to export. What is
 * absent leaves the document as it is.
 */
public final class SettingsMerge {

    private SettingsMerge() {}

    public static SettingsDocument merge(
            SettingsDocument base, @Nullable Map<String, SourceAccess> sources, @Nullable TargetSettings target) {
        Map<String, SourceAccess> given = sources == null ? Map.of() : sources;
        return base.withSources(base.sources().stream()
                        .map(source -> complete(source, given.get(source.name())))
                        .toList())
                .withTarget(target == null ? base.target() : target);
    }

    /** Names in {@code sources} that are no source of the document: most likely typing errors. */
    public static List<SettingsFlaw> unknownSources(
            SettingsDocument base, @Nullable Map<String, SourceAccess> sources) {
        List<String> known = base.sources().stream().map(SourceSettings::name).toList();
        return (sources == null ? Map.<String, SourceAccess>of() : sources)
                .keySet().stream()
                        .filter(name -> !known.contains(name))
                        .sorted()
                        .map(name -> new SettingsFlaw(
                                "sources[" + name + "]",
                                "the settings have no source of this name",
                                "The sources are " + known + "."))
                        .toList();
    }

    private static SourceSettings complete(SourceSettings source, @Nullable SourceAccess access) {
        if (access == null) {
            return source;
        }
        return source.withConnection(new SourceConnection(
                either(access.url(), source.url()),
                access.startTls() == null ? source.startTls() : access.startTls(),
                either(access.trustedCertificatesRef(), source.trustedCertificatesRef()),
                either(access.bindDn(), source.bindDn()),
                either(access.passwordRef(), source.passwordRef()),
                access.bindDn() == null ? source.signIn() : null,
                source.token()));
    }

    private static @Nullable String either(@Nullable String given, @Nullable String present) {
        return given == null ? present : given;
    }
}
