package io.isthmus.analyzer.report;

import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.ExportFacts.DatabaseFacts;
import io.isthmus.analyzer.inventory.ExportFacts.GlobalFacts;
import io.isthmus.analyzer.report.Section.Line;
import io.isthmus.analyzer.report.Section.Mark;
import io.isthmus.analyzer.report.Section.Row;
import io.isthmus.analyzer.report.Section.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of the whole installation: those that matter in words, and all by name. */
final class SettingsSections {

    private final ReportWords words;

    SettingsSections(ReportWords words) {
        this.words = words;
    }

    Section of(ExportFacts facts) {
        List<Row> rows = new ArrayList<>();
        add(rows, "hashes", words.yesNo(facts.passwordHashSync()));
        add(rows, "database", database(facts.database()));
        GlobalFacts globals = facts.globals();
        if (globals != null) {
            signIn(globals, rows);
            features(globals, rows);
            operation(globals, rows);
        }
        return new Section(
                "settings",
                words.say("settings.title"),
                globals == null ? words.say("settings.absent") : "",
                rows,
                globals == null || globals.parameters() == null ? List.of() : List.of(all(globals.parameters())));
    }

    private Table all(Map<String, String> parameters) {
        return new Table(
                words.say("settings.all", parameters.size()),
                List.of(words.say("column.setting"), words.say("column.value")),
                parameters.entrySet().stream()
                        .map(e -> e.getValue().isBlank()
                                ? Line.of(Mark.IDLE, e.getKey(), words.say("not-set"))
                                : Line.of(e.getKey(), e.getValue()))
                        .toList());
    }

    private void add(List<Row> rows, String name, String value) {
        rows.add(new Row(words.say("setting." + name), value));
    }

    private String database(@Nullable DatabaseFacts database) {
        return database == null
                ? words.say("unknown")
                : words.say(
                        "setting.database-of",
                        words.known(database.server()),
                        words.known(database.instance()),
                        words.known(database.name()));
    }

    private void signIn(GlobalFacts globals, List<Row> rows) {
        add(rows, "anchor", words.known(globals.signIn().anchorAttribute()));
        add(rows, "sign-in", words.known(globals.signIn().signInAttribute()));
        String alternate = globals.signIn().alternateId();
        add(rows, "alternate", alternate == null ? words.say("none") : alternate);
        add(rows, "method", words.known(globals.signIn().signOnMethod()));
    }

    private void features(GlobalFacts globals, List<Row> rows) {
        ExportFacts.FeatureFacts features = globals.features();
        add(rows, "exchange", words.yesNo(features.exchangeHybrid()));
        add(rows, "groups-back", words.yesNo(features.groupWriteBack()));
        add(rows, "devices-back", words.yesNo(features.deviceWriteBack()));
        add(rows, "users-back", words.yesNo(features.userWriteBack()));
        add(rows, "passwords-back", words.yesNo(features.passwordWriteBack()));
        add(rows, "extensions", words.yesNo(features.directoryExtensions()));
        add(rows, "filtering", words.yesNo(features.attributeFiltering()));
        add(rows, "excluded", words.list(features.attributesExcluded()));
    }

    private void operation(GlobalFacts globals, List<Row> rows) {
        ExportFacts.OperationFacts operation = globals.operation();
        add(rows, "staging", words.yesNo(operation.stagingMode()));
        add(rows, "threshold", words.yesNo(operation.deletionThresholdOn()));
        add(rows, "threshold-value", words.known(operation.deletionThreshold()));
        add(
                rows,
                "interval",
                operation.interval() == null ? words.say("unknown") : words.duration(operation.interval()));
        add(rows, "schedule", words.yesNo(operation.scheduleOn()));
        add(rows, "upgrade", words.known(operation.automaticUpgrade()));
    }
}
