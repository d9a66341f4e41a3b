package io.isthmus.migration.console.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Where a library for browsers that came as a dependency is served; its address carries its version. */
final class Webjar {

    static final String HTMX = path("htmx.org", "dist/htmx.min.js");

    private Webjar() {}

    private static String path(String name, String file) {
        String description = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream in = Webjar.class.getResourceAsStream(description)) {
            if (in == null) {
                throw new IllegalStateException(description + " is not on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/webjars/" + name + "/" + properties.getProperty("version") + "/" + file;
    }
}
