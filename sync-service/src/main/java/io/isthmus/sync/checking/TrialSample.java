package io.isthmus.sync.checking;

import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a source to try it.
 *
 * @param selected objects that an import would take
 * @param others objects of another place
 * @param faulty records that cannot be taken
 * @param withoutAnchor of these, those without an anchor
 * @param first of those that cannot be taken for another reason
 */
record TrialSample(int selected, int others, int faulty, int withoutAnchor, SourceItem.@Nullable Faulty first) {

    static final TrialSample NOTHING = new TrialSample(0, 0, 0, 0, null);

    private static final String NO_ANCHOR = "NO_ANCHOR";

    int all() {
        return selected + others + faulty;
    }

    TrialSample and(List<SourceItem> page, ImportSelection selection) {
        TrialSample sample = this;
        for (SourceItem item : page) {
            if (item instanceof SourceItem.Observed observed) {
                sample = sample.with(selection.includes(observed.entry()));
            } else if (item instanceof SourceItem.Faulty fault) {
                sample = sample.with(fault);
            }
        }
        return sample;
    }

    private TrialSample with(boolean isSelected) {
        return new TrialSample(
                selected + (isSelected ? 1 : 0), others + (isSelected ? 0 : 1), faulty, withoutAnchor, first);
    }

    private TrialSample with(SourceItem.Faulty fault) {
        boolean noAnchor = fault.code().equals(NO_ANCHOR);
        return new TrialSample(
                selected,
                others,
                faulty + 1,
                withoutAnchor + (noAnchor ? 1 : 0),
                first == null && !noAnchor ? fault : first);
    }
}
