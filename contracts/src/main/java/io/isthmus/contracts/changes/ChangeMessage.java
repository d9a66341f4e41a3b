package io.isthmus.contracts.changes;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.isthmus.contracts.messages.Contract;
import io.isthmus.contracts.messages.Message;

/**
 * What travels on {@code <deployment>.directory.changes}: the state of something at a source, as last observed.
 *
 * <p>An object's plain attributes travel as {@link ObjectObserved}; its memberships (attribute {@code member} and the
 * like) always travel beside it as {@link MembersObserved}, one message a bucket, so that one joiner of a group of
 * 250,000 resends one bucket and no message exceeds 1 MB.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ObjectObserved.class, name = "object"),
    @JsonSubTypes.Type(value = MembersObserved.class, name = "members"),
    @JsonSubTypes.Type(value = ObjectDeleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = ImportMarker.class, name = "marker")
})
public sealed interface ChangeMessage extends Message
        permits ObjectObserved, MembersObserved, ObjectDeleted, ImportMarker {

    Contract<ChangeMessage> CONTRACT = Contract.versioned(ChangeMessage.class, 1);

    /** The run whose import observed this. */
    String runId();
}
