package io.isthmus.migration.console.overview;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.Remedy;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.Tone;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gate's state in words. */
public record GateWords(Tone tone, String sentence, List<Remedy> remedies) {

    public String whatToDo() {
        return remedies.stream().map(Remedy::text).distinct().collect(Collectors.joining(" "));
    }

    /** Where most of it can be done. */
    public @Nullable ConsolePage page() {
        return remedies.stream()
                .map(Remedy::page)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public static GateWords of(Seen<GateState> gate) {
        return gate.fold(
                GateWords::of,
                unknown -> new GateWords(
                        Tone.BAD,
                        "not known: " + unknown.why(),
                        remedies(Stream.ofNullable(Remedy.of(unknown.problem())))));
    }

    public static GateWords of(GateState gate) {
        if (gate.open()) {
            return gate.restoration() == null
                    ? new GateWords(Tone.GOOD, "open: pending exports are written", List.of())
                    : new GateWords(
                            Tone.BUSY,
                            "open for a restoration: what was exported is being put back, and nothing else is written",
                            List.of());
        }
        List<Hold> telling = gate.holds().stream()
                .filter(hold -> !gate.stagingMode() || hold.code() == Code.STAGING_MODE)
                .toList();
        List<Hold> holds = telling.isEmpty() ? gate.holds() : telling;
        String sentence = holds.stream().map(Hold::message).distinct().collect(Collectors.joining("; "));
        return new GateWords(
                gate.stagingMode() ? Tone.NEUTRAL : Tone.WARNING,
                sentence.isEmpty() ? "closed: nothing is written" : sentence,
                remedies(holds.stream().map(hold -> Remedy.of(hold.code().name(), hold.whatToDo()))));
    }

    private static List<Remedy> remedies(Stream<Remedy> all) {
        return all.filter(Objects::nonNull).distinct().toList();
    }
}
