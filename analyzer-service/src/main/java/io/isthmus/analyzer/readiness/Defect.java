package io.isthmus.analyzer.readiness;

import io.isthmus.contracts.ObjectType;

/**
 * One row of the result.
 *
 * @param value what is wrong, {@code null} for what is not there
 * @param message what is wrong with it, as a sentence
 * @param fix a value to put in its place that passes the same rules, {@code null} where only people can decide
 */
public record Defect(
        String directory,
        String dn,
        ObjectType type,
        String attribute,
        DefectCode code,
        String value,
        String message,
        String fix) {

    static Defect at(
            DirectoryObject object, String attribute, DefectCode code, String value, String message, String fix) {
        return new Defect(object.directory(), object.dn(), object.type(), attribute, code, value, message, fix);
    }
}
