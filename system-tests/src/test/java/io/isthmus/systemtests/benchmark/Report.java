package io.isthmus.systemtests.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects measurements and writes them as a table, to be seen and to be kept. */
final class Report {

    private final List<String> remarks = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final PrintStream screen;

    Report(PrintStream screen) {
        this.screen = screen;
    }

    void add(Measurement measurement) {
        measurements.add(measurement);
        screen.println(measurement.row());
    }

    void remark(String text) {
        remarks.add(text);
        screen.println(text);
    }

    void writeTo(Path file) {
        var text = new StringBuilder("| stage | took | limit | took | ratio | aim |\n|---|---|---|---|---|---|\n");
        measurements.forEach(measurement -> text.append(measurement.row()).append('\n'));
        remarks.forEach(remark -> text.append('\n').append(remark).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        screen.println("\n" + text + "\nalso in " + file.toAbsolutePath().normalize());
    }
}
