package io.isthmus.sync.connectorspace;

import java.util.Map;

/** Where phase A keeps what arrives. */
public interface ConnectorSpace {

    /**
     * Takes a batch in, notes what has to be evaluated again, and where reading goes on: all or nothing.
     *
     * @param nextOffsets by partition of the topic
     * @param rebuilding whether messages of the past are read, whose import may be forgotten: import memory is then
     *     filled where it is missing, so that the next full import finds nothing new
     */
    void take(Arrivals arrivals, String topic, Map<Integer, Long> nextOffsets, boolean rebuilding);
}
