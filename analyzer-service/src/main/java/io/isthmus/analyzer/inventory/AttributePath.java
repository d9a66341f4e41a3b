package io.isthmus.analyzer.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one attribute from end to end: who fills it in the metaverse, the one that wins first, and where its value goes.
 * Disabled rules fill nothing.
 *
 * @param type of metaverse object
 * @param attribute of the metaverse
 * @param askedBy rules whose scope or joins ask for it
 */
@JsonInclude(Include.ALWAYS)
public record AttributePath(
        @Nullable String type,
        String attribute,
        List<Station> arrives,
        List<Station> leaves,
        List<String> askedBy,
        Judgement judgement) {

    /**
     * One flow on the way.
     *
     * @param connector its name
     * @param attribute of the connected object: what arrives is made of it, what leaves goes to it
     * @param value constant or expression; absent where the attribute goes as it is
     * @param rule none in FIM, MIM and DirSync, whose flows belong to no rule
     */
    @JsonInclude(Include.ALWAYS)
    public record Station(
            @Nullable String connector,
            @Nullable String type,
            @Nullable String attribute,
            FlowLine.How how,
            @Nullable String value,
            @Nullable String rule,
            @Nullable Integer precedence,
            boolean once) {}

    /** What that means. */
    public enum Judgement {
        /** it is filled, and goes somewhere */
        COMPLETE,
        /** it is filled, and no flow takes it further, but scopes or joins ask for it */
        DECIDES,
        /** something reads it or asks for it, and nothing fills it: whatever does so sees no value */
        NEVER_FILLED,
        /** it is filled, and nothing takes it further or asks for it */
        GOES_NOWHERE,
        /** two rules of the same precedence fill it from objects of one type: which one wins is chance */
        CONTESTED
    }
}
