package io.isthmus.analyzer.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/**
 * What an attribute of a connected directory is for. Rules and flows are named; disabled rules use nothing.
 *
 * @param selected whether the connector reads it at all
 * @param readBy whose value is made of it
 * @param writtenBy who gives it a value
 * @param filteredBy whose scope asks for it
 * @param joinedBy who joins by it
 */
@JsonInclude(Include.ALWAYS)
public record AttributeUse(
        String attribute,
        boolean selected,
        List<String> readBy,
        List<String> writtenBy,
        List<String> filteredBy,
        List<String> joinedBy,
        Judgement judgement) {

    /** What that means. */
    public enum Judgement {
        /** selected, and something uses it */
        USED,
        /** selected, and nothing uses it */
        UNUSED,
        /** something uses it, and it is never read: it is empty for every object */
        NOT_SELECTED
    }
}
