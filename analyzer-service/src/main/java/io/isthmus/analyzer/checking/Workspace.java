package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.readiness.Claim;
import io.isthmus.analyzer.readiness.Defect;
import io.isthmus.analyzer.readiness.DirectoryObject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where one check keeps what it has read until all is compared. On disk; nothing of it outlives the check but its rows. */
public interface Workspace extends AutoCloseable {

    /** @param number of the object, from 1 on */
    void object(int number, DirectoryObject object);

    void claim(int object, Claim claim);

    /** @param key comparable form of the DN */
    void reference(int object, String attribute, String dn, String key);

    /** A row of the result. */
    void row(Defect defect);

    /** Writes out what was given so far. */
    void flush();

    /** Gives a row for each object with a value that another object claims too. */
    void contested(Consumer<Defect> rows);

    /** Gives a row for each group beyond the limit of members. */
    void overfull(Consumer<Defect> rows);

    /** Finds out which names are referred to that no object has. @return how many */
    long findDangling();

    /** The next dangling names whose existence is not known yet, at most so many; of one directory. */
    List<Dangling> dangling(String directory, int most);

    /** Remembers which of them exist; {@code null} for unknown. */
    void verified(Map<Dangling, Boolean> exists);

    /** Gives a row for each reference to a dangling name. */
    void danglingReferences(Consumer<Defect> rows);

    List<ReadinessCheck.Count> summary();

    @Override
    void close();

    /** @param key comparable form of the DN */
    record Dangling(String directory, String dn, String key) {}

    /** Opens them. */
    interface Factory {
        Workspace open(String check);
    }
}
