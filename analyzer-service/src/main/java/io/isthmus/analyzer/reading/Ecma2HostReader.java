package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.RunProfile;
import io.isthmus.analyzer.facts.Connector.RunStep;
import io.isthmus.analyzer.facts.Connector.ScriptedPart;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads {@code <Configuration>} of an ECMA2Host. The format has no partition filters, flows or rules, so these facts stay
 * open. Scripts in its parameters are data: their text is not even kept.
 */
final class Ecma2HostReader {

    private static final String CONNECTOR = "Configuration/Connectors/Connector/";

    private final SecretRedaction secrets;
    private final List<ScriptedPart> scripted = new ArrayList<>();
    private final List<RunProfile> runProfiles = new ArrayList<>();
    private boolean found;

    private Ecma2HostReader(SecretRedaction secrets) {
        this.secrets = secrets;
    }

    /** @param done not called for a {@code <Configuration>} of some other program */
    static DocumentReader over(SecretRedaction secrets, ExportLocation root, Consumer<Connector> done) {
        Ecma2HostReader reader = new Ecma2HostReader(secrets);
        return new DocumentReader(
                Map.of(
                        CONNECTOR + "ConnectorConfig/Parameters/Parameter", reader::parameter,
                        CONNECTOR + "ConnectorConfig/RunConfigurations/RunConfiguration", reader::runProfile),
                Set.of(),
                () -> reader.finish(root, done));
    }

    private void parameter(Element parameter) {
        found = true;
        String name = parameter.textAt("Name");
        String value = parameter.textAt("Value");
        String type = parameter.textAt("Type");
        boolean encrypted = Boolean.TRUE.equals(parameter.parsedAt(TextFormat.FLAG, "Encrypted"));
        if (name == null || value == null) {
            return;
        }
        if (Scripts.parameter(name) && !encrypted) {
            scripted.add(new ScriptedPart(ScriptedPart.Kind.CONNECTOR, name, parameter.evidence()));
        } else {
            secrets.parameter(name, value, type, encrypted, parameter.evidence());
        }
    }

    private void runProfile(Element configuration) {
        found = true;
        runProfiles.add(new RunProfile(
                configuration.textAt("Name"),
                configuration
                        .child("RunSteps")
                        .map(s -> s.all("RunStep")
                                .map(step -> step.textAt("Name"))
                                .filter(n -> n != null)
                                .map(name -> new RunStep(name, null, null, Map.of()))
                                .toList())
                        .orElse(List.of()),
                List.of(),
                configuration.evidence()));
    }

    private void finish(ExportLocation root, Consumer<Connector> done) {
        if (found) {
            done.accept(new Connector(
                    null,
                    root.file(),
                    Connector.Kind.OTHER,
                    "ECMA2Host",
                    null,
                    List.of(),
                    new Connector.Program(List.copyOf(scripted), List.copyOf(runProfiles)),
                    Places.of(root)));
        }
    }
}
