package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector.Extension;
import io.isthmus.analyzer.facts.Connector.ScriptedPart;
import io.isthmus.analyzer.facts.ConnectorConfiguration.Connection;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.PlainValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads {@code <private-configuration>}: how a connector connects, and which program it is. */
final class ConnectionReader {

    static final String PROGRAM = "private-configuration/*/extension-config";

    private static final String ACTIVE_DIRECTORY = "private-configuration/adma-configuration/";

    private final SecretRedaction secrets;
    private final ConnectorParts parts;
    private final Consumer<Extension> extensions;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, ExportLocation> places = new HashMap<>();
    private final ConnectionOptions options = new ConnectionOptions();
    private final List<ScriptedPart> scripts = new ArrayList<>();
    private @Nullable String assemblyVersion;
    private @Nullable Boolean passwordHashSync;

    ConnectionReader(SecretRedaction secrets, ConnectorParts parts, Consumer<Extension> extensions) {
        this.secrets = secrets;
        this.parts = parts;
        this.extensions = extensions;
    }

    void addTo(Map<String, Consumer<Element>> units) {
        for (String name : List.of("forest-name", "forest-login-domain", "forest-login-user")) {
            units.put(ACTIVE_DIRECTORY + name, this::text);
        }
        for (String name : ConnectionOptions.OF_ACTIVE_DIRECTORY) {
            units.put(ACTIVE_DIRECTORY + name, options::element);
        }
        units.put(
                ACTIVE_DIRECTORY + "password-hash-sync-config",
                e -> passwordHashSync = e.parsedAt(TextFormat.FLAG, "enabled"));
        units.put(
                ACTIVE_DIRECTORY + "cd-extension",
                e -> parts.extension(e, "assembly-name", Extension.Place.PROVISIONING)
                        .ifPresent(extensions));
        units.put("private-configuration/*/parameter-values/parameter", this::parameter);
        units.put(PROGRAM, this::program);
        units.put("private-configuration/*/password-extension-config", e -> {
            parts.extension(e, "dll", Extension.Place.PASSWORD).ifPresent(extensions);
            e.descend().forEach(secrets::leaf);
        });
        units.put("private-configuration/*/connection-info", e -> e.descend().forEach(secrets::leaf));
    }

    private void text(Element element) {
        texts.putIfAbsent(element.name(), element.text().isEmpty() ? null : element.text());
    }

    private void program(Element config) {
        parts.extension(config, "filename", Extension.Place.CONNECTOR).ifPresent(extensions);
        assemblyVersion = config.textAt("assembly-version");
        options.program(config);
    }

    private void parameter(Element parameter) {
        String name = parameter.attribute("name");
        if (name != null) {
            places.putIfAbsent("parameter/" + name, parameter.evidence());
        }
        if (name != null && secrets.parameter(parameter, name) instanceof PlainValue(String text)) {
            if (Scripts.parameter(name)) {
                scripts.add(new ScriptedPart(ScriptedPart.Kind.CONNECTOR, name, parameter.evidence()));
            } else {
                parameters.put(name, text);
                options.parameter(parameter, name, text);
            }
        }
    }

    Connection connection(@Nullable String subtype) {
        return new Connection(subtype, account(), parameters.get("Forest.Netbios"), options.all());
    }

    private @Nullable String account() {
        String user = texts.getOrDefault("forest-login-user", parameters.get("UserName"));
        String domain = texts.get("forest-login-domain");
        return user == null || domain == null ? user : domain + "\\" + user;
    }

    @Nullable
    String forest() {
        return texts.get("forest-name");
    }

    @Nullable
    String groupFilter() {
        return parameters.get("Connector.GroupFilteringGroupDn");
    }

    @Nullable
    String assemblyVersion() {
        return assemblyVersion;
    }

    @Nullable
    Boolean passwordHashSync() {
        return passwordHashSync;
    }

    /** Those that parameters hold, or whose files they name. */
    List<ScriptedPart> scripts() {
        return scripts;
    }

    /** Of parameters. */
    Map<String, ExportLocation> places() {
        return places;
    }
}
