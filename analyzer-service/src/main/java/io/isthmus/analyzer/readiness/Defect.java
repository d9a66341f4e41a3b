package io.isthmus.analyzer.readiness;

import io.isthmus.contracts.ObjectType;
import org.jspecify.annotations.Nullable;

/**
 * One row of the result.
 *
 * @param value what is wrong, unless it is that nothing is there
 * @param message what is wrong with it, as a sentence
 * @param fix a value to put in its place that passes the same rules; where it is missing, only people can decide
 */
public record Defect(
        String directory,
        String dn,
        ObjectType type,
        String attribute,
        DefectCode code,
        @Nullable String value,
        String message,
        @Nullable String fix) {

    static Defect at(
            DirectoryObject object,
            String attribute,
            DefectCode code,
            @Nullable String value,
            String message,
            @Nullable String fix) {
        return new Defect(object.directory(), object.dn(), object.type(), attribute, code, value, message, fix);
    }
}
