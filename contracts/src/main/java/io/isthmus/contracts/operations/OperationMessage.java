package io.isthmus.contracts.operations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.isthmus.contracts.messages.Contract;
import io.isthmus.contracts.messages.Message;

/** What travels on {@code <deployment>.operations}: the state of a run, or a notice to whoever operates this. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Run.class, name = "run"),
    @JsonSubTypes.Type(value = Notice.class, name = "notice")
})
public sealed interface OperationMessage extends Message permits Run, Notice {

    Contract<OperationMessage> CONTRACT = Contract.unversioned(OperationMessage.class);

    String id();

    @Override
    default String key() {
        return id();
    }
}
