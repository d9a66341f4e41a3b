package io.isthmus.contracts.operations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What travels on {@code <deployment>.operations}: the state of a run, or a notice to whoever operates this. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Run.class, name = "run"),
    @JsonSubTypes.Type(value = Notice.class, name = "notice")
})
public sealed interface OperationMessage permits Run, Notice {

    /** Key of the message. */
    String id();
}
