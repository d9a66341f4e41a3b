package io.isthmus.migration.settings;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.SourceSettings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether one source can be reached with what its settings say. */
final class SourceSettingsCheck {

    private static final Pattern DATABASE =
            Pattern.compile("jdbc:postgresql://[^/\\s?@]+/[^/\\s?]+(\\?sslmode=[a-z-]+)?");
    private static final Duration LEAST_GRACE = Duration.ofMinutes(1);

    private SourceSettingsCheck() {}

    static List<SettingsFlaw> flawsOf(SourceSettings source) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        String element = "sources[" + source.name() + "]";
        switch (source.kind()) {
            case ACTIVE_DIRECTORY, LDAP -> directory(element, source, flaws);
            case LDIF, CSV -> files(element, source, flaws);
            case SQL -> database(element, source, flaws);
        }
        if (source.kind().hasRows() && source.partitions().size() > 1) {
            flaws.add(new SettingsFlaw(
                    element + ".partitions",
                    "are several, and rows have no names of their own",
                    "Give one DN: every row is placed below it by its key."));
        }
        if (source.trustedCertificatesRef() != null) {
            References.flawOf(element + ".trustedCertificatesRef", source.trustedCertificatesRef())
                    .ifPresent(flaws::add);
        }
        source.partitions().forEach(partition -> flaws.addAll(flawsOf(element, source.kind(), partition)));
        if (source.leavers() != null && source.leavers().deleteAfter().compareTo(LEAST_GRACE) < 0) {
            flaws.add(new SettingsFlaw(
                    element + ".leavers.deleteAfter",
                    "is less than a minute",
                    "Give a grace such as P30D, or leave leavers out: then whoever is deleted here is deleted at the target"
                            + " at once."));
        }
        return flaws;
    }

    /** What it has of its own. */
    private static List<SettingsFlaw> flawsOf(String source, Kind kind, PartitionSettings partition) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        String element = source + ".partitions[" + partition.dn() + "]";
        if (partition.url() != null) {
            flaws.addAll(flawsOfAddress(element + ".url", kind, partition.url()));
        }
        if (partition.passwordRef() != null) {
            References.flawOf(element + ".passwordRef", partition.passwordRef()).ifPresent(flaws::add);
        }
        return flaws;
    }

    private static void directory(String element, SourceSettings source, List<SettingsFlaw> flaws) {
        flaws.addAll(flawsOfAddress(element + ".url", source.kind(), source.url()));
        account(
                element,
                source,
                "Give the DN of an account that may read the directory; no old tool hands its own over.",
                flaws);
    }

    private static void files(String element, SourceSettings source, List<SettingsFlaw> flaws) {
        if (source.url() == null || !source.url().startsWith("file:///")) {
            flaws.add(new SettingsFlaw(
                    element + ".url",
                    source.url() == null ? "is missing" : "names no file or folder",
                    "Write it like file:///srv/staff, a folder, or file:///srv/staff/people.csv."));
        }
        alwaysWhole(element, source, flaws);
    }

    private static void database(String element, SourceSettings source, List<SettingsFlaw> flaws) {
        if (source.url() == null || !DATABASE.matcher(source.url()).matches()) {
            flaws.add(new SettingsFlaw(
                    element + ".url",
                    source.url() == null ? "is missing" : "is no address of a database",
                    "Write it like jdbc:postgresql://host:5432/database?sslmode=verify-full, without user and"
                            + " password."));
        }
        if (source.query() == null
                || source.query().select() == null
                || source.query().select().isBlank()) {
            flaws.add(new SettingsFlaw(
                    element + ".query.select", "is missing", "Give one SELECT that returns everybody, a row each."));
        }
        account(element, source, "Give the name of an account of the database that may read, and nothing else.", flaws);
        alwaysWhole(element, source, flaws);
    }

    private static void account(String element, SourceSettings source, String advice, List<SettingsFlaw> flaws) {
        if (source.bindDn() == null || source.bindDn().isBlank()) {
            flaws.add(new SettingsFlaw(element + ".bindDn", "is missing", advice));
        }
        References.flawOf(element + ".passwordRef", source.passwordRef()).ifPresent(flaws::add);
    }

    private static void alwaysWhole(String element, SourceSettings source, List<SettingsFlaw> flaws) {
        if (source.delta() != DeltaMethod.AUTO) {
            flaws.add(new SettingsFlaw(
                    element + ".delta",
                    "is " + source.delta() + ", which is a way of directories",
                    "Leave it out, or let it be AUTO."));
        }
    }

    /** Several domain controllers, separated by spaces, or one server; or services by which DNS knows them. */
    private static List<SettingsFlaw> flawsOfAddress(String element, Kind kind, @Nullable String url) {
        List<String> addresses =
                url == null || url.isBlank() ? List.of("") : List.of(url.strip().split("\\s+"));
        if (addresses.size() > 1 && kind != Kind.ACTIVE_DIRECTORY) {
            return List.of(new SettingsFlaw(
                    element,
                    "names several servers, and only those of Active Directory tell how far one of them lags behind",
                    "Name one server."));
        }
        return addresses.stream()
                .flatMap(address -> Urls.flawOf(
                        element,
                        address.replace("_", ""), // which names of services have, and those of hosts have not
                        Set.of("ldap", "ldaps"),
                        "ldap://host:389 or ldaps://host:636")
                        .stream())
                .toList();
    }
}
