package io.isthmus.scim;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a listing, as far as going through it has to know. */
public interface ScimPage {

    /** Of the resources that can be told apart. */
    List<String> ids();

    /** Resources that came. */
    int received();

    /** As the provider counts, -1 where it does not say. */
    long total();

    /** Where the next page is, if the provider says so (RFC 9865, section 2); an index is of no use then. */
    @Nullable
    String nextCursor();

    /** Reads a ListResponse (RFC 7644, section 3.4.2). */
    @FunctionalInterface
    interface Reader<P extends ScimPage> {
        P read(byte[] body) throws IOException;
    }
}
