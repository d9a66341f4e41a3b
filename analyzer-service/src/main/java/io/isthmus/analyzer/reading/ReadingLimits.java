package io.isthmus.analyzer.reading;

/**
 * Bounds of what one upload may ask of us. A breach ends the analysis with a named error.
 *
 * @param uploadBytes of the file as uploaded
 * @param archiveEntries entries of an archive, folders included
 * @param uncompressedBytes of all entries of an archive together
 * @param compressionRatio uncompressed to compressed, judged from the first mebibyte on
 * @param depth nesting of elements
 * @param textLength characters of one text, attribute value, tag or comment
 * @param unitElements elements of one unit (a rule, a partition …) that is held in memory
 * @param units units of one document
 * @param heldBytes memory, roughly, that the kept parts of one upload may take together
 */
public record ReadingLimits(
        long uploadBytes,
        int archiveEntries,
        long uncompressedBytes,
        int compressionRatio,
        int depth,
        int textLength,
        int unitElements,
        int units,
        long heldBytes) {

    public static ReadingLimits defaults() {
        return new ReadingLimits(256L << 20, 10_000, 1L << 30, 200, 200, 4 << 20, 100_000, 5_000_000, 64L << 20);
    }
}
