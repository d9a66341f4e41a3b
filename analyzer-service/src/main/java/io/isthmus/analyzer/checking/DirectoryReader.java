package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.readiness.DirectoryObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads live directories. Implementations stream: memory does not grow with the directory. */
public interface DirectoryReader {

    /** @throws DirectoryFault when the directory cannot be reached or refuses */
    Session open(CheckedDirectory directory) throws DirectoryFault;

    /** A connection for one check, for one thread. */
    interface Session extends AutoCloseable {

        /** How many objects {@link #read} will give, about. */
        long count() throws DirectoryFault;

        /** Gives every object that the partitions' filters let through; ends early when the taker throws. */
        void read(Taker taker) throws DirectoryFault;

        /** No answer where the directory cannot tell (the name belongs to another one). */
        @Nullable
        Boolean exists(String dn) throws DirectoryFault;

        @Override
        void close();
    }

    /** Takes what is read, one object at a time. */
    interface Taker {

        void object(DirectoryObject object);

        /** References of the object given last; several calls for one attribute where the directory gives ranges. */
        void references(String attribute, List<String> dns);
    }
}
