package io.isthmus.migration.migrating;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment runs on.
 *
 * @param database where its data is kept
 * @param serviceAccount of the operating system; none where it has no name
 * @param dataLocation folder, absolute
 */
public record RunsOn(Database database, @Nullable String serviceAccount, String dataLocation) {

    /**
     * A PostgreSQL database.
     *
     * @param port none where a text names none
     * @param name none where a text names none
     */
    public record Database(
            String host, @Nullable Integer port, @Nullable String name) {

        private static final int DEFAULT_PORT = 5432;

        private static final Pattern TEXT = Pattern.compile(
                "(?:jdbc:)?(?:\\w+://)?(?<host>\\[[^]]+]|[^:/?\\s\\[]+)(?::(?<port>\\d{1,5}))?(?:/(?<name>[^?\\s]*))?(?:\\?.*)?");

        /**
         * {@code host}, {@code host:port}, {@code host:port/name} or a JDBC URL.
         *
         * @return none when it is none of these
         */
        public static @Nullable Database of(String text) {
            Matcher found = TEXT.matcher(text.strip());
            if (!found.matches()) {
                return null;
            }
            String port = found.group("port");
            String name = found.group("name");
            return new Database(
                    found.group("host").toLowerCase(Locale.ROOT),
                    port == null ? null : Integer.valueOf(port),
                    name == null || name.isEmpty() ? null : name);
        }

        /** Whether what this names is what {@code actual} is; what it leaves out is not compared. */
        boolean fits(Database actual) {
            boolean sameHost = host.equals(actual.host) || onThisMachine() && actual.onThisMachine();
            boolean samePort = port == null || port == actual.portInUse();
            boolean sameName = name == null || name.equals(actual.name);
            return sameHost && samePort && sameName;
        }

        private int portInUse() {
            return port == null ? DEFAULT_PORT : port;
        }

        /** Whether its host is this machine's own, by name or address; nothing is looked up. */
        boolean onThisMachine() {
            String bare = host.replaceAll("[\\[\\]]", "");
            return bare.equals("localhost")
                    || bare.matches("127(\\.\\d{1,3}){3}")
                    || bare.matches("(0{0,4}:){1,7}0{0,3}1");
        }

        @Override
        public String toString() {
            return host + (port == null ? "" : ":" + port) + (name == null ? "" : "/" + name);
        }
    }
}
