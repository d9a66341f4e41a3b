package io.isthmus.sandbox.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What the provider has, as far as its behaviour depends on it. */
public interface Contents {

    /** @param endpoint such as {@code /Users} */
    Optional<ObjectNode> resource(String endpoint, String id);

    Optional<ObjectNode> userNamed(String userName);
}
