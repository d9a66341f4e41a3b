package io.isthmus.export.rest;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.running.TargetConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The rules by which pending exports are judged right now, to show them attribute by attribute. */
@ApplicationScoped
class CurrentDifferences {

    private final TargetConnections connections;
    private final GateKeeper gate;

    CurrentDifferences(TargetConnections connections, GateKeeper gate) {
        this.connections = connections;
        this.gate = gate;
    }

    PendingDifferences current() {
        TargetSchema learned = connections.learned();
        SafetySettings safety = gate.settings().map(SettingsDocument::safety).orElseGet(SafetySettings::defaults);
        return new PendingDifferences(learned == null ? new NothingLearned() : learned, safety);
    }

    /** Before the first discovery nothing is compared, so there is nothing to show either. */
    private static final class NothingLearned implements TargetSchema {

        @Override
        public boolean supports(ObjectType type) {
            return false;
        }

        @Override
        public boolean supports(ObjectType type, String attribute) {
            return false;
        }

        @Override
        public List<String> canonical(ObjectType type, String attribute, List<String> values) {
            return values;
        }

        @Override
        public boolean same(ObjectType type, String attribute, List<String> left, List<String> right) {
            return left.equals(right);
        }

        @Override
        public String document() {
            return "";
        }
    }
}
