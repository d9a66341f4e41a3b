package io.isthmus.sync.checking;

import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Tries a source that is no directory by beginning to read it as a full import would; a part of it is enough. */
final class ReadingTrial {

    private static final int ENOUGH = 10_000;

    private final Function<SourceSettings, SourceConnector> connectors;
    private final BooleanSupplier timeIsUp;

    ReadingTrial(Function<SourceSettings, SourceConnector> connectors, BooleanSupplier timeIsUp) {
        this.connectors = connectors;
        this.timeIsUp = timeIsUp;
    }

    List<Check> run(SourceSettings source, ImportSelection selection) {
        TrialSample sample = TrialSample.NOTHING;
        try (SourceConnector connector = connectors.apply(source);
                SourceReading reading = connector.fullImport(selection)) {
            Optional<List<SourceItem>> page = reading.next();
            while (page.isPresent()) {
                sample = sample.and(page.get(), selection);
                page = sample.all() >= ENOUGH || timeIsUp.getAsBoolean() ? Optional.empty() : reading.next();
            }
            return TrialJudgement.of(source, sample, reading.watermark());
        } catch (SourceException e) {
            return List.of(TrialJudgement.unreadable(e));
        }
    }
}
