package io.isthmus.analyzer.xml;

import javax.xml.stream.XMLStreamException;

/** The parser's own words for a fault, without its location block and cut to a length that fits a message. */
final class ParserMessage {

    private static final int MAXIMUM_LENGTH = 160;
    private static final String MESSAGE = "Message: ";

    private ParserMessage() {}

    static String withoutLocation(XMLStreamException broken) {
        String text = broken.getMessage() == null ? "unknown fault" : broken.getMessage();
        int start = text.indexOf(MESSAGE);
        String message = (start < 0 ? text : text.substring(start + MESSAGE.length()))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return message.length() > MAXIMUM_LENGTH ? message.substring(0, MAXIMUM_LENGTH) + "…" : message;
    }
}
