package io.isthmus.sync.checking;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses what is no source that could be tried. */
final class UsableSource {

    private static final int UNPROCESSABLE = 422;

    private UsableSource() {}

    /** @throws ProblemException 400 without a body, 422 naming the field */
    static void require(SourceSettings source) {
        if (source == null) {
            throw new ProblemException(
                    400,
                    "NO_SOURCE",
                    "There is nothing to check",
                    "the request has no body",
                    "Send one of the sources of the settings.");
        }
        if (source.name() == null || source.name().isBlank()) {
            throw unusable("name is missing", "Name the source.");
        }
        switch (source.kind()) {
            case ACTIVE_DIRECTORY, LDAP -> requireAddresses(source);
            case LDIF, CSV -> requirePrefix(source.url(), "file:///", "file:///folder or file:///folder/file");
            case SCIM -> requireService(source.url());
            case SQL -> {
                requirePrefix(source.url(), "jdbc:postgresql://", "jdbc:postgresql://host:5432/database");
                requireQuery(source);
            }
        }
        if (source.partitions().isEmpty()) {
            throw unusable("partitions is empty", "Name at least one naming context to read.");
        }
        source.partitions().forEach(UsableSource::requireNames);
        if (source.group() != null) {
            requireName("group.dn", source.group().dn());
        }
    }

    private static void requirePrefix(@Nullable String url, String prefix, String example) {
        if (url == null || !url.startsWith(prefix)) {
            throw unusable("url is no address of this kind of source", "Write it like " + example + ".");
        }
    }

    private static void requireService(@Nullable String url) {
        requirePrefix(url == null ? null : url.replaceFirst("^http:", "https:"), "https://", "https://host/scim/v2");
    }

    private static void requireQuery(SourceSettings source) {
        if (source.query() == null
                || source.query().select() == null
                || source.query().select().isBlank()) {
            throw unusable("query.select is missing", "Give one SELECT that returns everybody, a row each.");
        }
    }

    private static void requireAddresses(SourceSettings source) {
        if (source.addresses().isEmpty()) {
            throw unusable("url is missing", "Write it like ldap://host:389 or ldaps://host:636.");
        }
        source.servers().forEach(server -> {
            if (server.addresses().size() > 1 && !source.mayNameSeveralServers()) {
                throw unusable(
                        "url names several servers, and only those of Active Directory, and those that are read by"
                                + " content synchronization, tell how far one of them lags behind",
                        "Name one server, or set delta to AUTO and let entryUUID be the anchor.");
            }
            server.addresses().forEach(address -> requireAddress("url", address));
        });
    }

    private static void requireAddress(String element, @Nullable String url) {
        try {
            URI address = new URI(url == null ? "" : url);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if ((address.getHost() != null || isService(address))
                    && address.getUserInfo() == null
                    && (scheme.equals("ldap") || scheme.equals("ldaps"))) {
                return;
            }
        } catch (URISyntaxException e) {
            throw unusable(element + " is no address: " + e.getReason(), "Write it like ldaps://host:636.");
        }
        throw unusable(element + " is no address of a directory", "Write it like ldap://host:389 or ldaps://host:636.");
    }

    /** Such as {@code _ldap._tcp.dc._msdcs.contoso.com}, for which Java has no word but "authority". */
    private static boolean isService(URI address) {
        String authority = address.getRawAuthority();
        return authority != null && authority.startsWith("_") && authority.indexOf('@') < 0;
    }

    private static void requireNames(PartitionSettings partition) {
        if (partition.dn() == null || partition.dn().isBlank()) {
            throw unusable("partitions.dn is missing", "Name the naming context to read.");
        }
        Stream.of(
                        Stream.of(partition.dn()),
                        partition.includedContainers().stream(),
                        partition.excludedContainers().stream())
                .flatMap(names -> names)
                .forEach(name -> requireName("partitions", name));
    }

    private static void requireName(String element, String dn) {
        try {
            DistinguishedName.parse(dn);
        } catch (MalformedName e) {
            throw unusable(element + ": " + e.getMessage(), "Write it as a distinguished name (RFC 4514).");
        }
    }

    private static ProblemException unusable(String detail, String whatToDo) {
        return new ProblemException(
                UNPROCESSABLE, "SOURCE_UNUSABLE", "This is no source that could be tried", detail, whatToDo);
    }
}
