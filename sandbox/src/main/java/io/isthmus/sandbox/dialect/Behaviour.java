package io.isthmus.sandbox.dialect;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * One thing that a provider does in its own way. A behaviour is named by its class; several are in force together, each
 * sees the request as the one before it has understood it, and the answer the other way round.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "behaviour")
public sealed interface Behaviour
        permits DescriptionBehaviour, ListingBehaviour, LookUpBehaviour, MemberBehaviour, WriteBehaviour {

    /** What the provider answers instead of doing what is asked. */
    default Optional<HttpAnswer> refusal(HttpRequest request, Contents contents) {
        return Optional.empty();
    }

    /** The request that is carried out. */
    default HttpRequest understood(HttpRequest request) {
        return request;
    }

    /** What is answered in place of what a well-behaved provider would say. */
    default HttpAnswer told(HttpRequest request, HttpAnswer answer, Contents contents) {
        return answer;
    }
}
