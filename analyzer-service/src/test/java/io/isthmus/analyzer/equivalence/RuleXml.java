package io.isthmus.analyzer.equivalence;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The document of one synchronization rule, to be changed and written again. */
final class RuleXml {

    private static final String ROOT = "synchronizationRule";

    private final Document document;

    RuleXml(String xml) {
        try {
            String text = xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
            document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException | IOException impossible) {
            throw new IllegalStateException("a rule of a test is no XML", impossible);
        }
    }

    static boolean isRule(String text) {
        return text.contains("<" + ROOT + ">");
    }

    /** All elements of these names, wherever they stand. */
    List<Element> all(String... names) {
        return List.of(names).stream()
                .flatMap(name -> elements(document.getElementsByTagName(name)).stream())
                .toList();
    }

    /** The text of an element at the top of the rule. */
    String text(String name) {
        return all(name).isEmpty() ? "" : all(name).getFirst().getTextContent().strip();
    }

    boolean outbound() {
        return text("direction").equalsIgnoreCase("Outbound");
    }

    /** The element at the top of the rule in which it stands. */
    static String part(Element element) {
        Element part = element;
        while (part.getParentNode() instanceof Element parent
                && !parent.getTagName().equals(ROOT)) {
            part = parent;
        }
        return part.getTagName();
    }

    /** Whether another element of that name stands beside it. */
    static boolean beside(Element element, String name) {
        Element parent = (Element) element.getParentNode();
        return parent.getElementsByTagName(name).getLength() > 0;
    }

    static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    String written() {
        try {
            StringWriter text = new StringWriter();
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException("a rule of a test cannot be written", impossible);
        }
    }
}
