package io.isthmus.export.exporting;

/** This deployment may not write any more: nothing was sent. */
final class ExportStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportStopped(String reason) {
        super(reason);
    }
}
