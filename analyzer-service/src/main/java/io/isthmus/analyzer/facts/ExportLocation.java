package io.isthmus.analyzer.facts;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final String WHOLE = ": the whole upload";
    private static final Pattern LINE = Pattern.compile("(.*) \\(line (\\d+)\\)", Pattern.DOTALL);

    /** The whole of an upload, as a place in it. */
    public static String whole(String upload) {
        return upload + WHOLE;
    }

    /**
     * A place as this tells it, in another language.
     *
     * @param whole how it calls the whole upload
     * @param line how it calls a line, by its number
     */
    public static String told(String place, String whole, UnaryOperator<String> line) {
        if (place.endsWith(WHOLE)) {
            return place.substring(0, place.length() - WHOLE.length()) + ": " + whole;
        }
        Matcher inFile = LINE.matcher(place);
        return inFile.matches() ? inFile.group(1) + " (" + line.apply(inFile.group(2)) + ")" : place;
    }

    /** Shape: {@code file: /path/of/element (line 12)}. */
    @Override
    public String toString() {
        return file + ": " + path + (line > 0 ? " (line " + line + ")" : "");
    }

    public ExportLocation child(String name) {
        return new ExportLocation(file, path + "/" + name, line);
    }
}
