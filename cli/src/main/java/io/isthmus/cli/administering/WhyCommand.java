package io.isthmus.cli.administering;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.cli.administering.ObjectSearch.Hit;
import io.isthmus.cli.api.Api;
import io.isthmus.cli.api.Api.Tagged;
import io.isthmus.cli.api.ApiProblem;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isthmus why anna}: why an object is, or is not, at the target; several of the name are listed. */
@Command(
        name = "why",
        description = "Tells what is known of an object on both sides, and why it is (not) synchronized.")
public final class WhyCommand implements Callable<Integer> {

    /** An attribute type, an equals sign, a value; Base64 ends with equals signs, and nothing follows them. */
    private static final Pattern DN =
            Pattern.compile("(?:[A-Za-z][A-Za-z0-9-]*|\\d+(?:\\.\\d+)+)=[^=].*", Pattern.DOTALL);

    private static final int NOT_FOUND = 404;

    @Parameters(
            paramLabel = "OBJECT",
            description =
                    "DN at the source, its anchor (such as Base64 of objectGUID), or a part of its DN, name or address.")
    private String object;

    @Option(names = "--source", paramLabel = "NAME", description = "Which source (default: all of them are asked).")
    private @Nullable String source;

    @Mixin
    private Session session;

    @Override
    public Integer call() {
        try {
            return answer(
                    atSource(source == null ? sources() : List.of(source), isDn(object) ? "dn" : "anchor", object));
        } catch (ApiProblem unknown) {
            if (unknown.status() != NOT_FOUND) {
                throw unknown;
            }
            return search(unknown);
        }
    }

    /** No whole DN or anchor: perhaps a part of one, or a name. @param unknown thrown when nothing is found at all */
    private int search(ApiProblem unknown) {
        List<Hit> hits = new ObjectSearch(session).named(object, source);
        if (hits.isEmpty()) {
            throw unknown;
        }
        if (hits.size() > 1) {
            ObjectNode answer = WireFormat.mapper().createObjectNode();
            answer.set("hits", WireFormat.mapper().valueToTree(hits));
            session.answer(answer, ObjectSearch.lines(hits));
            return ExitCode.DONE;
        }
        Hit hit = hits.getFirst();
        return hit.connector() == null || hit.anchor() == null
                ? answerOfTarget(hit.targetAnchor())
                : answer(atSource(List.of(hit.connector()), "anchor", hit.anchor()));
    }

    private int answer(JsonNode known) {
        Optional<JsonNode> target = atTarget(known);
        ObjectNode answer = WireFormat.mapper().createObjectNode();
        answer.set("source", known);
        target.ifPresent(node -> answer.set("target", node));
        session.answer(answer, LineageText.of(known, target));
        return ExitCode.DONE;
    }

    private int answerOfTarget(@Nullable String anchor) {
        JsonNode target = session.export()
                .get(
                        "/api/objects/" + Query.encoded(requireNonNull(anchor, "a hit is known on one side")),
                        JsonNode.class);
        ObjectNode answer = WireFormat.mapper().createObjectNode();
        answer.set("target", target);
        session.answer(answer, LineageText.ofTarget(target));
        return ExitCode.DONE;
    }

    static boolean isDn(String text) {
        return DN.matcher(text.strip()).matches();
    }

    /** @throws ApiProblem of the last source asked, when none knows the object */
    private JsonNode atSource(List<String> sources, String by, String value) {
        Api sync = session.sync();
        @Nullable ApiProblem last = null;
        for (String each : sources) {
            try {
                return sync.get(
                        Query.of("/api/objects")
                                .with("connector", each)
                                .with(by, value)
                                .toString(),
                        JsonNode.class);
            } catch (ApiProblem problem) {
                if (problem.status() != NOT_FOUND) {
                    throw problem;
                }
                last = problem;
            }
        }
        throw last == null ? new Unusable("the settings name no source: give --source NAME") : last;
    }

    private List<String> sources() {
        return session.migration().get("/api/settings", SettingsDocument.class).sources().stream()
                .map(SourceSettings::name)
                .toList();
    }

    private Optional<JsonNode> atTarget(JsonNode known) {
        String anchor = known.path("metaverse").path("targetAnchor").asText("");
        return anchor.isEmpty()
                ? Optional.empty()
                : session.export().find("/api/objects/" + Query.encoded(anchor)).map(Tagged::body);
    }
}
