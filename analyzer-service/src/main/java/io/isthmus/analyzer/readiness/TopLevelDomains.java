package io.isthmus.analyzer.readiness;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which names are routable on the Internet: those below a top-level domain of the root zone. */
public final class TopLevelDomains {

    private final Set<String> names = new HashSet<>();

    /** @param lines of names, separated by white space; {@code #} begins a comment */
    public TopLevelDomains(Stream<String> lines) {
        lines.filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
    }

    /** @param domain in ASCII; a single label is never routable */
    boolean routable(String domain) {
        int dot = domain.lastIndexOf('.');
        return dot > 0 && names.contains(domain.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
