package io.isthmus.sync.connectorspace;

/** The storage cannot hold a content, whenever it is asked: no use in trying again. */
public final class ContentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ContentRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
