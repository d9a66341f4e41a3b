package io.isthmus.analyzer.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parts of an export that are left aside on purpose, each with its reason. A path runs from the root, where the roots of a connector
 * count as {@code /ma-data}:
 *
 * <pre>
 * /a/b          that element
 * /a/*&#47;b        at any one name between
 * /a/b/**       the element and everything in it
 * **&#47;b          that element anywhere, and everything in it
 * /a/@b         that attribute
 * </pre>
 */
public final class IgnoredParts {

    private static final String SHIPPED = "ignored-parts.tsv";
    private static final String CONNECTOR = "/ma-data";
    private static final List<String> AROUND_CONNECTORS =
            List.of("/saved-ma-configuration" + CONNECTOR, "/export-ma" + CONNECTOR);
    private static final String ANYWHERE = "**/";
    private static final String INSIDE = "/**";

    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, String> subtrees = new HashMap<>();
    private final Map<String, String> anywhere = new HashMap<>();

    /** @param lines of path and reason, separated by a tab; {@code #} begins a comment */
    public IgnoredParts(Stream<String> lines) {
        lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int tab = line.indexOf('\t');
            add(line.substring(0, tab).strip(), line.substring(tab + 1).strip());
        });
    }

    private void add(String path, String reason) {
        if (path.startsWith(ANYWHERE)) {
            anywhere.put(path.substring(ANYWHERE.length()), reason);
        } else if (path.endsWith(INSIDE)) {
            subtrees.put(path.substring(0, path.length() - INSIDE.length()), reason);
        } else {
            exact.put(path, reason);
        }
    }

    static IgnoredParts shipped() {
        return Shipped.PARTS;
    }

    private static final class Shipped {
        static final IgnoredParts PARTS = read();

        private static IgnoredParts read() {
            try (InputStream bytes = Objects.requireNonNull(IgnoredParts.class.getResourceAsStream(SHIPPED), SHIPPED);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
                return new IgnoredParts(lines.lines());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Without the numbers of siblings, and from {@code ma-data} on in every export of a connector. */
    static String plain(String path) {
        String bare = path.indexOf('[') < 0 ? path : withoutNumbers(path);
        for (String around : AROUND_CONNECTORS) {
            if (bare.startsWith(around)) {
                return bare.substring(around.length() - CONNECTOR.length());
            }
        }
        return bare;
    }

    private static String withoutNumbers(String path) {
        StringBuilder bare = new StringBuilder(path.length());
        boolean inside = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            inside |= c == '[';
            if (!inside) {
                bare.append(c);
            }
            inside &= c != ']';
        }
        return bare.toString();
    }

    /** Why the part is not read; none for one that nobody knows. */
    public @Nullable String reason(String plainPath) {
        String found = exact.get(plainPath);
        for (int slash = plainPath.length();
                found == null && slash > 0;
                slash = plainPath.lastIndexOf('/', slash - 1)) {
            String above = plainPath.substring(0, slash);
            String name = above.substring(above.lastIndexOf('/') + 1);
            found = first(subtrees.get(above), anywhere.get(name), subtrees.get(withoutOne(above)));
        }
        return found != null ? found : exact.get(withoutOne(plainPath));
    }

    /** The third name of a private configuration is that of the kind of connector. */
    private static String withoutOne(String path) {
        return path.replaceFirst("^(/ma-data/private-configuration)/[^/]+", "$1/*");
    }

    private static @Nullable String first(@Nullable String... reasons) {
        for (String reason : reasons) {
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }
}
