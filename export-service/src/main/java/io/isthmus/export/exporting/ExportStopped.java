package io.isthmus.export.exporting;

/** This deployment may not write any more: nothing was sent. */
final class ExportStopped extends RuntimeException {

    ExportStopped(String reason) {
        super(reason);
    }
}
