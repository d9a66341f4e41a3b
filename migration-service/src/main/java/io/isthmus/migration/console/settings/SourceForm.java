package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.Leavers;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TokenSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a source is reached and read, as a form.
 *
 * @param known whether the settings have it; then its name stays, as it is a part of every key
 * @param deleteAfterDays how many days after they have left people are deleted, as it was typed; none: at once
 * @param partitions a DN a line; which containers of them are in is chosen elsewhere
 * @param pageSize a number, as it was typed
 * @param group DN of the group whose members alone are synchronized; none: everybody
 * @param nested whether members of its groups count
 * @param groupsToo whether groups have to be members as well
 * @param tokenUrl where a SCIM provider's token is had; none: it is the secret itself
 */
public record SourceForm(
        boolean known,
        String name,
        SourceKind kind,
        String url,
        boolean startTls,
        String trustedCertificatesRef,
        String bindDn,
        String passwordRef,
        String anchorAttribute,
        DeltaMethod delta,
        String pageSize,
        String deleteAfterDays,
        GuardForm guard,
        String partitions,
        RowsForm rows,
        SignInForm signIn,
        String group,
        boolean nested,
        boolean groupsToo,
        String tokenUrl,
        String scope) {

    private static final String USUAL_PAGE = "1000";

    public static SourceForm empty() {
        return new SourceForm(
                false,
                "",
                SourceKind.ACTIVE_DIRECTORY,
                "",
                false,
                "",
                "",
                "",
                "",
                DeltaMethod.AUTO,
                USUAL_PAGE,
                "",
                GuardForm.usual(),
                "",
                RowsForm.usual(),
                SignInForm.password(),
                "",
                false,
                false,
                "",
                "");
    }

    public static SourceForm of(SourceSettings source) {
        return new SourceForm(
                true,
                source.name(),
                source.kind(),
                Fields.shown(source.url()),
                source.startTls(),
                Fields.shown(source.trustedCertificatesRef()),
                Fields.shown(source.bindDn()),
                Fields.shown(source.passwordRef()),
                source.anchorAttribute(),
                source.delta(),
                Integer.toString(source.pageSize()),
                days(source.leavers()),
                GuardForm.of(source.importGuard()),
                source.partitions().stream().map(PartitionSettings::dn).collect(Collectors.joining("\n")),
                RowsForm.of(source),
                SignInForm.of(source.signIn()),
                source.group() == null ? "" : source.group().dn(),
                source.group() != null && source.group().nested(),
                source.group() != null && source.group().groupsToo(),
                source.token() == null ? "" : source.token().url(),
                source.token() == null ? "" : Fields.shown(source.token().scope()));
    }

    public static SourceForm read(Map<String, String> form) {
        Fields fields = new Fields(form);
        return new SourceForm(
                fields.checked("known"),
                fields.text("name"),
                fields.choice("kind", SourceKind.LDAP),
                fields.text("url"),
                fields.checked("startTls"),
                fields.text("trustedCertificatesRef"),
                fields.text("bindDn"),
                fields.text("passwordRef"),
                fields.text("anchorAttribute"),
                fields.choice("delta", DeltaMethod.AUTO),
                fields.text("pageSize"),
                fields.text("deleteAfterDays"),
                GuardForm.read(fields),
                fields.text("partitions"),
                RowsForm.read(fields),
                SignInForm.read(fields),
                fields.text("group"),
                fields.checked("nested"),
                fields.checked("groupsToo"),
                fields.text("tokenUrl"),
                fields.text("scope"));
    }

    /** The source as the form says, with the containers that its partitions have in the settings. */
    public SourceSettings source(SettingsDocument settings) {
        List<PartitionSettings> before =
                in(settings).map(SourceSettings::partitions).orElse(List.of());
        return new SourceSettings(
                        name,
                        kind,
                        Fields.given(url),
                        startTls,
                        Fields.given(trustedCertificatesRef),
                        Fields.given(bindDn),
                        Fields.given(passwordRef),
                        anchorAttribute.isBlank() ? kind.anchorAttribute() : anchorAttribute,
                        partitions
                                .lines()
                                .map(String::strip)
                                .filter(dn -> !dn.isEmpty())
                                .map(dn -> before.stream()
                                        .filter(each -> each.dn().equalsIgnoreCase(dn))
                                        .findFirst()
                                        .orElse(new PartitionSettings(dn, List.of(), List.of())))
                                .toList(),
                        delta,
                        Fields.number("pageSize", pageSize))
                .withSignIn(signIn.signIn())
                .withGuard(guard.guard())
                .withRows(rows.rows(kind), rows.query(kind))
                .withToken(tokenUrl.isBlank() ? null : new TokenSettings(tokenUrl, Fields.given(scope)))
                .withGroup(group.isBlank() ? null : new GroupFilter(group, nested, groupsToo))
                .withLeavers(leavers(in(settings).map(SourceSettings::leavers).orElse(null)));
    }

    private static String days(@Nullable Leavers leavers) {
        return leavers == null ? "" : Long.toString(leavers.deleteAfter().toDays());
    }

    /** What is shown in whole days only stays as it is until another number is typed. */
    private @Nullable Leavers leavers(@Nullable Leavers before) {
        if (deleteAfterDays.equals(days(before))) {
            return before;
        }
        int days = Fields.number("deleteAfterDays", deleteAfterDays);
        return days == 0 ? null : new Leavers(Duration.ofDays(days));
    }

    /** The settings with this source in its place, or as the last one. */
    public SettingsDocument applied(SettingsDocument settings) {
        SourceSettings source = source(settings);
        List<SourceSettings> sources = new ArrayList<>(settings.sources());
        if (in(settings).isPresent()) {
            sources.replaceAll(each -> each.name().equals(name) ? source : each);
        } else {
            sources.add(source);
        }
        return settings.withSources(sources);
    }

    public static SettingsDocument without(SettingsDocument settings, String name) {
        return settings.withSources(settings.sources().stream()
                .filter(source -> !source.name().equals(name))
                .toList());
    }

    public Optional<SourceSettings> in(SettingsDocument settings) {
        return settings.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst();
    }
}
