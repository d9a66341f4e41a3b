package io.isthmus.analyzer.analyzing;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.analyzing.AnalysisStore.Kept;
import io.isthmus.analyzer.counting.CountWords;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.counting.DirectoryCount;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.SourceCounts;
import io.isthmus.analyzer.counting.SourceCounts.SourceCount;
import io.isthmus.analyzer.ldap.DirectoryCounter;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import io.isthmus.contracts.settings.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Gives an analysis its object count, from an administrator or from the directory itself. */
@ApplicationScoped
public class Counting {

    private static final Logger LOG = Logger.getLogger(Counting.class);

    private final AnalysisStore store;
    private final Publishing publishing;
    private final DirectoryCounter counter;

    Counting(AnalysisStore store, Publishing publishing, DirectoryCounter counter) {
        this.store = store;
        this.publishing = publishing;
        this.counter = counter;
    }

    /** @param count 0 or more; it replaces whatever was measured */
    public Optional<AnalysisResult> given(String id, long count) {
        ObjectCount objects = new ObjectCount(count, ObjectCount.Source.GIVEN, CountWords.ENGLISH.given());
        return change(id, kept -> kept.with(AnalysisOutcome.counted(kept.result(), objects), SourceCounts.none()));
    }

    /** Counts one source live; the total is known when every source has been counted. */
    public Optional<AnalysisResult> measured(String id, SourceSettings source, DirectoryAccess access)
            throws DirectoryFault {
        DirectoryCount tally = counter.count(access, source.partitions());
        SourceCount count = SourceCount.of(tally, access.url());
        return change(id, kept -> {
            SourceCounts counts = kept.counts().with(source.name(), count);
            ObjectCount total =
                    counts.total(requireNonNull(kept.result().settings()).sources());
            return kept.with(AnalysisOutcome.counted(kept.result(), total), counts);
        });
    }

    private Optional<AnalysisResult> change(String id, java.util.function.UnaryOperator<Kept> change) {
        Optional<Kept> changed = store.change(id, change);
        try {
            publishing.publishWaiting();
        } catch (RuntimeException brokerAway) {
            LOG.warnf("the result of analysis %s waits for the broker: %s", id, brokerAway.getMessage());
        }
        return changed.map(Kept::result);
    }
}
