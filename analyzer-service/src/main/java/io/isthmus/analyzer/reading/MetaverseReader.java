package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector.Extension;
import io.isthmus.analyzer.facts.Connector.ScriptedPart;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.facts.LegacyFlowValue;
import io.isthmus.analyzer.facts.Metaverse;
import io.isthmus.analyzer.facts.Places;
import io.isthmus.analyzer.facts.PlainValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads {@code <saved-mv-configuration>}: the metaverse, and for Azure AD Sync and Connect the global settings. */
final class MetaverseReader {

    private static final String BASE = "saved-mv-configuration/mv-data/";

    private final SecretRedaction secrets;
    private final ExportLocation evidence;
    private final SchemaReading schema = new SchemaReading();
    private final FlowsSeen flows = new FlowsSeen();
    private final List<ScriptedPart> scripted = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, ExportLocation> places = new HashMap<>();
    private final Map<String, ExportLocation> parts = new HashMap<>();
    private boolean hasParameters;
    private @Nullable String provisioning;
    private @Nullable Boolean passwordChangeSync;

    private MetaverseReader(SecretRedaction secrets, ExportLocation evidence) {
        this.secrets = secrets;
        this.evidence = evidence;
    }

    /** @param settings called only where the file has {@code parameter-values} */
    static DocumentReader over(
            SecretRedaction secrets,
            ExportLocation root,
            Consumer<Metaverse> metaverse,
            Consumer<GlobalSettings> settings) {
        MetaverseReader reader = new MetaverseReader(secrets, root);
        Map<String, Consumer<Element>> units = Map.of(
                BASE + "schema/dsml/directory-schema/class", reader.schema::type,
                BASE + "schema/dsml/directory-schema/attribute-type", reader.schema::attribute,
                BASE + "import-attribute-flow/import-flow-set/import-flows", reader::imports,
                BASE + "provisioning", reader::provisioning,
                BASE + "mv-deletion/mv-deletion-rule", reader::deletionRule,
                BASE + "extension", reader::extension,
                BASE + "password-sync", reader::passwordSync,
                BASE + "parameter-values/parameter", reader::parameter);
        return new DocumentReader(
                units,
                Set.of(),
                Set.of("import-flows", "class", "attribute-type"),
                () -> reader.finish(metaverse, settings));
    }

    private void imports(Element imports) {
        FlowReading reading = new FlowReading(secrets, this::scriptedFlow);
        imports.all("import-flow")
                .map(flow -> reading.read(
                        flow,
                        LegacyFlow.Direction.IMPORT,
                        Guids.guid(flow.attribute("src-ma")),
                        flow.attribute("cd-object-type"),
                        imports.parent().attributes().get("mv-object-type"),
                        imports.attribute("mv-attribute")))
                .forEach(flows::add);
    }

    private void scriptedFlow(ScriptedPart part) {
        if (scripted.size() < ConnectorReader.MOST_SCRIPTED) {
            scripted.add(part);
        }
    }

    private void provisioning(Element element) {
        provisioning = element.attribute("type");
        String type = provisioning == null ? "" : provisioning.toLowerCase(Locale.ROOT);
        if (type.equals("scripted") || type.equals("both")) {
            scripted.add(new ScriptedPart(ScriptedPart.Kind.PROVISIONING, null, element.evidence()));
        }
    }

    private void deletionRule(Element rule) {
        ConnectorParts.scripted(rule, ScriptedPart.Kind.DELETION, rule.attribute("mv-object-type"))
                .ifPresent(scripted::add);
    }

    private void extension(Element extension) {
        new ConnectorParts(secrets)
                .extension(extension, "assembly-name", Extension.Place.METAVERSE)
                .ifPresent(extensions::add);
    }

    private void passwordSync(Element element) {
        parts.put("password-sync", element.evidence());
        passwordChangeSync = element.parsedAt(TextFormat.FLAG, "password-sync-enabled");
    }

    private void parameter(Element parameter) {
        hasParameters = true;
        String name = parameter.attribute("name");
        if (name == null) {
            return;
        }
        places.putIfAbsent(name, parameter.evidence());
        LegacyFlowValue value = secrets.parameter(parameter, name);
        if (value == null) {
            parameters.put(name, "");
        } else if (value instanceof PlainValue(String text)) {
            parameters.put(name, text);
        }
    }

    private void finish(Consumer<Metaverse> metaverse, Consumer<GlobalSettings> settings) {
        metaverse.accept(new Metaverse(
                provisioning,
                flows.all(),
                List.copyOf(scripted),
                List.copyOf(extensions),
                schema.found(),
                passwordChangeSync,
                new Places(evidence, parts)));
        if (hasParameters) {
            settings.accept(new GlobalSettings(parameters, new Places(evidence, places)));
        }
    }
}
