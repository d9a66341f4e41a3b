package io.isthmus.migration.settings;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SignIn;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether one source can be reached with what its settings say. */
final class SourceSettingsCheck {

    private static final Pattern DATABASE =
            Pattern.compile("jdbc:postgresql://[^/\\s?@]+/[^/\\s?]+(\\?sslmode=[a-z-]+)?");
    private static final Pattern PRINCIPAL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Duration LEAST_GRACE = Duration.ofMinutes(1);

    private SourceSettingsCheck() {}

    static List<SettingsFlaw> flawsOf(SourceSettings source) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        String element = "sources[" + source.name() + "]";
        switch (source.kind()) {
            case ACTIVE_DIRECTORY, LDAP -> directory(element, source, flaws);
            case LDIF, CSV -> files(element, source, flaws);
            case SQL -> database(element, source, flaws);
            case SCIM -> provider(element, source, flaws);
        }
        if (source.kind().placesByKey() && source.partitions().size() > 1) {
            flaws.add(new SettingsFlaw(
                    element + ".partitions",
                    "are several, and the objects of such a source have no names of their own",
                    "Give one DN: each is placed below it by its key."));
        }
        if (source.trustedCertificatesRef() != null) {
            References.flawOf(element + ".trustedCertificatesRef", source.trustedCertificatesRef())
                    .ifPresent(flaws::add);
        }
        source.partitions().forEach(partition -> flaws.addAll(flawsOf(element, source, partition)));
        if (source.group() != null) {
            group(element + ".group.dn", source, source.group().dn()).ifPresent(flaws::add);
        }
        if (source.leavers() != null && source.leavers().deleteAfter().compareTo(LEAST_GRACE) < 0) {
            flaws.add(new SettingsFlaw(
                    element + ".leavers.deleteAfter",
                    "is less than a minute",
                    "Give a grace such as P30D, or leave leavers out: then whoever is deleted here is deleted at the"
                            + " target at once."));
        }
        return flaws;
    }

    private static Optional<SettingsFlaw> group(String element, SourceSettings source, String dn) {
        try {
            DistinguishedName group = DistinguishedName.parse(dn);
            return source.partitions().stream()
                            .anyMatch(partition -> group.isAtOrUnder(DistinguishedName.parse(partition.dn())))
                    ? Optional.empty()
                    : Optional.of(new SettingsFlaw(
                            element,
                            "lies in no partition of the source",
                            "Name a group of the source, or add the partition that it is in."));
        } catch (MalformedName e) {
            return Optional.of(new SettingsFlaw(
                    element,
                    "is no distinguished name: " + e.getMessage(),
                    "Write it as RFC 4514 says, as in CN=Pilot,OU=Groups,DC=example,DC=com."));
        }
    }

    /** What it has of its own. */
    private static List<SettingsFlaw> flawsOf(String of, SourceSettings source, PartitionSettings partition) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        String element = of + ".partitions[" + partition.dn() + "]";
        if (partition.url() != null) {
            flaws.addAll(flawsOfAddress(element + ".url", source, partition.url()));
        }
        if (partition.passwordRef() != null) {
            References.flawOf(element + ".passwordRef", partition.passwordRef()).ifPresent(flaws::add);
        }
        return flaws;
    }

    private static void directory(String element, SourceSettings source, List<SettingsFlaw> flaws) {
        flaws.addAll(flawsOfAddress(element + ".url", source, source.url()));
        if (source.signIn() != null) {
            flaws.addAll(signIn(element, source, source.signIn()));
            return;
        }
        account(
                element,
                source,
                "Give the DN of an account that may read the directory; no old tool hands its own over.",
                flaws);
    }

    private static List<SettingsFlaw> signIn(String element, SourceSettings source, SignIn signIn) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        for (String reference : signIn.secretReferences()) {
            if (reference == null || !reference.startsWith("file:/")) {
                flaws.add(new SettingsFlaw(
                        element + ".signIn", "names keys that are in no file", "Write file:/path for each of them."));
            }
        }
        switch (signIn) {
            case SignIn.Kerberos kerberos -> {
                if (!PRINCIPAL.matcher(kerberos.principal()).matches()) {
                    flaws.add(new SettingsFlaw(
                            element + ".signIn.principal",
                            "is no principal of a realm",
                            "Write it like isthmus@CONTOSO.COM."));
                }
            }
            case SignIn.ClientCertificate ignored -> {
                if (!encrypted(source)) {
                    flaws.add(new SettingsFlaw(
                            element + ".signIn",
                            "shows a certificate, which only an encrypted connection does",
                            "Use an ldaps:// address, or set startTls."));
                }
            }
        }
        return flaws;
    }

    private static boolean encrypted(SourceSettings source) {
        return source.startTls()
                || source.servers().stream()
                        .flatMap(server -> server.addresses().stream())
                        .allMatch(address -> address.startsWith("ldaps:"));
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

    private static void provider(String element, SourceSettings source, List<SettingsFlaw> flaws) {
        Set<String> schemes = Set.of("http", "https");
        Urls.flawOf(element + ".url", source.url() == null ? "" : source.url(), schemes, "https://host/scim/v2")
                .ifPresent(flaws::add);
        if (source.passwordRef() != null) {
            References.flawOf(element + ".passwordRef", source.passwordRef()).ifPresent(flaws::add);
        }
        if (source.token() != null) {
            account(element, source, "Name the client that token.url knows.", flaws);
            Urls.flawOf(element + ".token.url", source.token().url(), schemes, "https://id.example.com/token")
                    .ifPresent(flaws::add);
        }
        if (source.trustedCertificatesRef() != null) {
            flaws.add(new SettingsFlaw(
                    element + ".trustedCertificatesRef",
                    "is for directories and databases",
                    "Leave it out: the system's certificates count for a SCIM provider."));
        }
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

    /** Several domain controllers or providers, separated by spaces, or one server; or services by which DNS knows them. */
    private static List<SettingsFlaw> flawsOfAddress(String element, SourceSettings source, @Nullable String url) {
        List<String> addresses =
                url == null || url.isBlank() ? List.of("") : List.of(url.strip().split("\\s+"));
        if (addresses.size() > 1 && !source.mayNameSeveralServers()) {
            return List.of(new SettingsFlaw(
                    element,
                    "names several servers, and only those of Active Directory, and those that are read by content"
                            + " synchronization, tell how far one of them lags behind",
                    "Name one server, or set delta to AUTO and let entryUUID be the anchor."));
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
