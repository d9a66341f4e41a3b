package io.isthmus.contracts.batches;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.isthmus.contracts.messages.Contract;
import io.isthmus.contracts.messages.Message;

/**
 * What travels on {@code <deployment>.export.batches}: how an object of the target should look.
 *
 * <p>The newest message of a key is the whole truth about that key, whatever batch it came with; a lost export
 * database is rebuilt from the topic alone.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DesiredObject.class, name = "object"),
    @JsonSubTypes.Type(value = DesiredMembers.class, name = "members"),
    @JsonSubTypes.Type(value = DesiredAbsence.class, name = "absence"),
    @JsonSubTypes.Type(value = BatchMarker.class, name = "marker")
})
public sealed interface BatchMessage extends Message
        permits DesiredObject, DesiredMembers, DesiredAbsence, BatchMarker {

    Contract<BatchMessage> CONTRACT = Contract.versioned(BatchMessage.class, 1);

    /** The run that produced this image. */
    String runId();
}
