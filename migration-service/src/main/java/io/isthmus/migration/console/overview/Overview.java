package io.isthmus.migration.console.overview;

import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Landscape;
import io.isthmus.migration.console.Tone;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the overview shows.
 *
 * @param attention what needs somebody, the worst first
 * @param stages of the pipeline, in the direction of flow
 * @param at when all this was seen
 */
public record Overview(GateWords gate, List<Attention> attention, List<Stage> stages, String at) {

    /**
     * One stage of the pipeline.
     *
     * @param figure the number that matters most, in its {@code unit}
     * @param moving whether something flows from it to the next one right now
     * @param href where there is more to see
     */
    public record Stage(
            String key,
            String title,
            String figure,
            String unit,
            List<Fact> facts,
            Tone tone,
            @Nullable String note,
            @Nullable String href,
            boolean moving) {}

    /**
     * Something that needs somebody.
     *
     * @param href where it can be dealt with in the console
     */
    public record Attention(
            Tone tone,
            String title,
            @Nullable String detail,
            @Nullable String whatToDo,
            @Nullable String href) {}

    public static Overview of(Landscape seen, ZoneId zone) {
        InWords words = new InWords(seen.at(), zone);
        return new Overview(
                GateWords.of(seen.gate()),
                AttentionList.of(seen, words),
                new PipelineStages(seen, words).stages(),
                // to the minute: what is pushed shall not change only because time passes
                words.time(seen.at().truncatedTo(ChronoUnit.MINUTES)));
    }

    public boolean calm() {
        return attention.isEmpty();
    }
}
