package io.isthmus.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of objects that are synchronized. */
public enum ObjectType {
    @JsonProperty("user")
    USER,
    @JsonProperty("group")
    GROUP,
    @JsonProperty("contact")
    CONTACT
}
