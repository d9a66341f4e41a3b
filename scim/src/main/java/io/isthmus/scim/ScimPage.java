package io.isthmus.scim;

import java.io.IOException;
import java.util.List;

/** One page of a listing, as far as going through it has to know. */
public interface ScimPage {

    /** Of the resources that can be told apart. */
    List<String> ids();

    /** Resources that came. */
    int received();

    /** As the provider counts, -1 where it does not say. */
    long total();

    /** Reads a ListResponse (RFC 7644, section 3.4.2). */
    @FunctionalInterface
    interface Reader<P extends ScimPage> {
        P read(byte[] body) throws IOException;
    }
}
