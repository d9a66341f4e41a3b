package io.isthmus.analyzer.checking;

import io.isthmus.contracts.ObjectType;
import java.util.List;
import java.util.Optional;

/** Keeps checks and their rows over restarts. Every method is one transaction. */
public interface ReadinessStore {

    void save(ReadinessCheck check);

    Optional<ReadinessCheck> find(String id);

    /** The newest first. */
    List<ReadinessCheck> newest(int limit);

    /** Deletes all but the newest so many, with their rows. */
    void keepNewest(int most);

    /** Rows in the order in which they were found. */
    List<Row> rows(String check, Filter filter, long after, int limit);

    /** Any of them {@code null} for all. @param code as {@code DefectCode} names it in upper case */
    record Filter(String directory, ObjectType type, String attribute, String code) {}

    /** @param fix {@code null} where only people can decide */
    record Row(
            long number,
            String directory,
            String dn,
            ObjectType objectType,
            String attribute,
            String code,
            String severity,
            String value,
            String message,
            String fix,
            String whatToDo) {}
}
