package io.isthmus.migration.console.overview;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.Tone;
import java.util.List;
import java.util.stream.Collectors;

/** The gate's state in words. */
public record GateWords(Tone tone, String sentence, String whatToDo) {

    public static GateWords of(Seen<GateState> gate) {
        return gate.fold(
                GateWords::of, unknown -> new GateWords(Tone.BAD, "not known: " + unknown.why(), unknown.whatToDo()));
    }

    public static GateWords of(GateState gate) {
        if (gate.open()) {
            return new GateWords(Tone.GOOD, "open: pending exports are written", null);
        }
        List<Hold> telling = gate.holds().stream()
                .filter(hold -> !gate.stagingMode() || hold.code() == Code.STAGING_MODE)
                .toList();
        List<Hold> holds = telling.isEmpty() ? gate.holds() : telling;
        String sentence = holds.stream().map(Hold::message).distinct().collect(Collectors.joining("; "));
        return new GateWords(
                gate.stagingMode() ? Tone.NEUTRAL : Tone.WARNING,
                sentence.isEmpty() ? "closed: nothing is written" : sentence,
                holds.stream()
                        .map(Hold::whatToDo)
                        .filter(text -> text != null)
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }
}
