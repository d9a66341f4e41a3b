package io.isthmus.analyzer.facts;

/**
 * Where in the export a fact stands.
 *
 * @param file name of the file within the upload
 * @param path element path from the root; {@code name[n]} is the n-th sibling of that name, without a number the first
 * @param line 1-based line, 0 where the format has none
 */
public record ExportLocation(String file, String path, int line) {

    /** Stands for the whole upload where it is the absence of something that is told. */
    public static final String NOWHERE = "upload";

    /** Shape: {@code file: /path/of/element (line 12)}. */
    @Override
    public String toString() {
        return file + ": " + path + (line > 0 ? " (line " + line + ")" : "");
    }

    public ExportLocation child(String name) {
        return new ExportLocation(file, path + "/" + name, line);
    }
}
