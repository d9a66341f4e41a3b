package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector.RunStep;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of a run profile. Whatever number an export gives of a step is a limit of it, under the export's own name. */
final class RunSteps {

    private static final List<String> SUBTYPES = List.of("import-subtype", "apply-rules-subtype", "export-subtype");

    private RunSteps() {}

    /** @param profile {@code run-configuration}, whose steps lie in {@code configuration/step} */
    static List<RunStep> of(Element profile) {
        // whatever leads to a step is asked for
        profile.anywhere("step-type");
        return profile.descend()
                .filter(e -> e.all("step-type").findAny().isPresent())
                .flatMap(RunSteps::steps)
                .toList();
    }

    /** Of an element that holds step types: one step, or several where the export does not wrap them. */
    private static Stream<RunStep> steps(Element around) {
        return around.all("step-type")
                .map(type -> new RunStep(
                        type.attribute("type"), subtype(type), Guids.guid(around.textAt("partition")), limits(around)));
    }

    private static @Nullable String subtype(Element type) {
        return SUBTYPES.stream()
                .flatMap(type::all)
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> limits(Element step) {
        Map<String, String> limits = new TreeMap<>();
        step.all("threshold")
                .flatMap(Element::descend)
                .filter(RunSteps::number)
                .forEach(e -> limits.put(e.name().equals("batch-size") ? e.name() : "threshold " + e.name(), e.text()));
        step.all("custom-data")
                .flatMap(Element::descend)
                .filter(RunSteps::number)
                .forEach(e -> limits.putIfAbsent(e.name(), e.text()));
        return Map.copyOf(limits);
    }

    private static boolean number(Element element) {
        return element.leaf() && element.text().matches("\\d{1,9}");
    }
}
