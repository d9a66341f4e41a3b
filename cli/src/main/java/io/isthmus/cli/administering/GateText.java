package io.isthmus.cli.administering;

import io.isthmus.contracts.export.GateState;
import java.util.ArrayList;
import java.util.List;

/** The gate for people. */
final class GateText {

    private GateText() {}

    static List<String> of(GateState gate) {
        List<String> lines = new ArrayList<>();
        lines.add(
                gate.open()
                        ? "The gate is open: pending exports are applied."
                        : "The gate is closed: nothing is written.");
        gate.holds()
                .forEach(hold -> lines.add("    %s: %s %s"
                        .formatted(hold.code(), hold.message(), hold.whatToDo() == null ? "" : hold.whatToDo())
                        .stripTrailing()));
        return lines;
    }
}
