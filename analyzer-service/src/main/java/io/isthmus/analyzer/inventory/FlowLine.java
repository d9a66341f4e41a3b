package io.isthmus.analyzer.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rule's table: where a value comes from, and where it goes.
 *
 * @param source attribute, constant or expression
 * @param reads attributes that it is made of
 * @param merge {@code Update}, {@code Merge} … as the export spells it
 * @param once only while the target has no value
 */
@JsonInclude(Include.ALWAYS)
public record FlowLine(
        @Nullable String target,
        How how,
        @Nullable String source,
        List<String> reads,
        @Nullable String merge,
        boolean once) {

    public enum How {
        DIRECT,
        CONSTANT,
        EXPRESSION,
        /** part of a distinguished name */
        DN_PART,
        /** a program decides */
        SCRIPTED
    }
}
