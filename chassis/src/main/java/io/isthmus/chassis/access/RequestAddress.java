package io.isthmus.chassis.access;

import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with the address of a request. Policies of roles look at the path as it was sent, routers and readers of
 * files at what they make of it; where the two differ, a page is judged by another page's policy (CVE-2026-39852,
 * CVE-2026-50559).
 *
 * <pre>
 *     in path or query   %00                             no name has one, and the database takes none
 *     in the path        ; %3B                           cut off by the router: no address of ours has parameters there
 *     in the path        \ %2F %5C, but below /api/      an encoded separator, which names of objects may have
 * </pre>
 */
final class RequestAddress {

    enum Fault {
        NUL_IN_ADDRESS("it has a character NUL (%00)", "Remove it from the path or the query."),
        PARAMETER_IN_PATH("its path has a semicolon (; or %3B)", "Remove it; a query begins with a question mark."),
        SEPARATOR_IN_PATH(
                "its path has an encoded slash or a backslash (%2F, %5C)",
                "Write a slash between the parts of the path.");

        private final String detail;
        private final String remedy;

        Fault(String detail, String remedy) {
            this.detail = detail;
            this.remedy = remedy;
        }

        String detail() {
            return detail;
        }

        String remedy() {
            return remedy;
        }
    }

    private RequestAddress() {}

    /** @param uri as it was sent: path, and query if there is one */
    static Optional<Fault> fault(String uri) {
        if (uri.contains("%00")) {
            return Optional.of(Fault.NUL_IN_ADDRESS);
        }
        String path = uri.split("[?#]", 2)[0].toUpperCase(Locale.ROOT);
        if (path.contains(";") || path.contains("%3B")) {
            return Optional.of(Fault.PARAMETER_IN_PATH);
        }
        return !path.startsWith("/API/") && hasSeparator(path)
                ? Optional.of(Fault.SEPARATOR_IN_PATH)
                : Optional.empty();
    }

    private static boolean hasSeparator(String path) {
        return path.contains("\\") || path.contains("%2F") || path.contains("%5C");
    }
}
