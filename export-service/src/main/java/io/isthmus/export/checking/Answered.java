package io.isthmus.export.checking;

import java.util.List;

/** What came back to a request that reads. */
public sealed interface Answered {

    /** An HTTP answer. */
    record Status(int status, String reason, Contents contents) implements Answered {

        boolean success() {
            return status >= 200 && status < 300;
        }
    }

    /** No answer. @param reason in the words of the network; never a secret */
    record Silence(Why why, String reason) implements Answered {}

    /** What a successful answer holds. */
    sealed interface Contents {}

    /** Something that is no JSON object. */
    record NotUnderstood() implements Contents {}

    record Document() implements Contents {}

    /**
     * A list of resources.
     *
     * @param total as the provider counts, -1 where it does not say
     * @param ids in order
     */
    record Resources(long total, List<String> ids) implements Contents {
        public Resources {
            ids = List.copyOf(ids);
        }
    }

    enum Why {
        UNKNOWN_HOST,
        CONNECTION_REFUSED,
        NO_ANSWER,
        /** somebody took the request and does not answer in time: the provider is busy, or hangs */
        BUSY,
        CERTIFICATE_NOT_TRUSTED,
        CERTIFICATE_OF_ANOTHER_HOST,
        TLS,
        OTHER
    }
}
