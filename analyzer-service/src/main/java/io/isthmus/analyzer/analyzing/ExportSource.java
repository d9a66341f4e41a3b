package io.isthmus.analyzer.analyzing;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.UnreadableExport;
import java.io.IOException;
import java.nio.file.Path;

/** Turns an uploaded file into facts. */
@FunctionalInterface
public interface ExportSource {

    /** @throws IOException only when our own disk fails */
    LegacyExport read(Path upload, String name) throws UnreadableExport, IOException;
}
