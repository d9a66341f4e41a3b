package io.isthmus.analyzer.powershell;

import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.xml.Decoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/** A script as text, within the limits of an upload. */
final class ScriptText {

    private ScriptText() {}

    static String of(String file, InputStream bytes, ReadingLimits limits, HeldMemory held)
            throws UnreadableExport, IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[1 << 14];
        held.begin();
        try {
            Reader reader = Decoding.reader(bytes);
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
                if (text.length() > limits.textLength() || !held.fits(read)) {
                    throw new UnreadableExport(
                            Unreadable.SCRIPT_TOO_LONG, file, Details.of("limit", limits.textLength()));
                }
            }
        } catch (CharacterCodingException broken) {
            throw new UnreadableExport(Unreadable.SCRIPT_OF_NO_ENCODING, file);
        }
        held.keep();
        return text.toString();
    }
}
