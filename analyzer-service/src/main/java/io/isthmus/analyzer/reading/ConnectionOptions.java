package io.isthmus.analyzer.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How a connector connects: what an administrator set, without secrets and without the constants that the product adds. */
final class ConnectionOptions {

    static final List<String> OF_ACTIVE_DIRECTORY =
            List.of("forest-guid", "forest-port", "sign-and-seal", "default-ssl-strength", "ssl-bind", "simple-bind");

    /** Whether revoked certificates of a domain controller are refused. */
    private static final String CRL_CHECK = "crl-check";

    private static final List<String> OF_PROGRAMS = List.of(
            "import-default-page-size",
            "import-max-page-size",
            "export-default-page-size",
            "export-max-page-size",
            "export-mode",
            "import-mode",
            "import-enabled",
            "export-enabled");

    /** A value that holds a password inside, as connection strings do. */
    private static final Pattern SECRET_INSIDE =
            Pattern.compile("(?i)(password|passwd|pwd|secret|token|accountkey)\\s*[=:]");

    private static final int MAXIMUM_LENGTH = 300;

    private final Map<String, String> found = new HashMap<>();

    /** @param text that is no secret */
    void parameter(Element parameter, String name, String text) {
        if (!Boolean.TRUE.equals(parameter.parsedAttribute(TextFormat.FLAG, "intrinsic"))) {
            keep(name, text);
        }
    }

    void element(Element element) {
        keep(element.name(), element.text());
        String revocation = element.attribute(CRL_CHECK);
        if (revocation != null) {
            keep(CRL_CHECK, revocation);
        }
    }

    /** @param config {@code extension-config} of a connector that is a program */
    void program(Element config) {
        OF_PROGRAMS.stream().flatMap(config::all).forEach(this::element);
    }

    private void keep(String name, String text) {
        if (!text.isEmpty() && !SECRET_INSIDE.matcher(text).find()) {
            found.put(name, text.length() <= MAXIMUM_LENGTH ? text : "a text of " + text.length() + " characters");
        }
    }

    Map<String, String> all() {
        return Map.copyOf(found);
    }
}
