package io.isthmus.scim;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * How much of an answer is taken into memory.
 *
 * @param bytes as sent, and after inflating
 * @param wanted whether more is a fault; else it is read to its end, so that the connection can be used again, and not kept
 */
record AnswerBound(long bytes, boolean wanted) {

    /**
     * An answer to a write shows the whole resource, of a group all its members, whatever has been written. Nothing in it is needed but
     * the id and the version, which headers have, too.
     */
    private static final long AFTER_WRITE = 256 * 1024;

    private static final byte[] NOTHING = new byte[0];

    static AnswerBound ofRead(long bytes) {
        return new AnswerBound(bytes, true);
    }

    static AnswerBound ofWrite(long bytes) {
        return new AnswerBound(Math.min(bytes, AFTER_WRITE), false);
    }

    /** @return empty for what is not kept; fails, and lets the connection go, as soon as more has come than may */
    Future<Optional<Buffer>> collected(HttpClientRequest request, HttpClientResponse response) {
        Promise<Optional<Buffer>> whole = Promise.promise();
        Kept kept = new Kept();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(ignored -> whole.tryComplete(kept.body));
        response.handler(chunk -> {
            if (kept.takes(chunk, bytes)) {
                return;
            }
            if (wanted && whole.tryFail(new Inflating.TooLarge(bytes))) {
                request.reset();
            }
        });
        return whole.future();
    }

    /** @param body empty for what was not kept */
    byte[] inflated(HttpClientResponse response, Optional<Buffer> body) throws IOException {
        if (body.isEmpty()) {
            return NOTHING;
        }
        try {
            return Inflating.inflated(
                    response.getHeader("Content-Encoding"), body.get().getBytes(), bytes);
        } catch (Inflating.TooLarge e) {
            if (wanted) {
                throw e;
            }
            return NOTHING;
        }
    }

    private static final class Kept {
        private Optional<Buffer> body = Optional.of(Buffer.buffer());

        /** @return whether it was taken; after the first that was not, nothing is */
        boolean takes(Buffer chunk, long bytes) {
            body = body.filter(buffer -> buffer.length() + chunk.length() <= bytes)
                    .map(buffer -> buffer.appendBuffer(chunk));
            return body.isPresent();
        }
    }
}
