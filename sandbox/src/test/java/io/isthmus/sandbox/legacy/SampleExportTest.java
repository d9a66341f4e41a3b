package io.isthmus.sandbox.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.sandbox.directory.Forest;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SampleExportTest {

    @Test
    void it_holds_the_two_connectors_of_dirsync_and_the_metaverse() throws Exception {
        assertThat(documents())
                .extracting(document -> document.getDocumentElement().getTagName())
                .containsExactly("saved-ma-configuration", "saved-ma-configuration", "saved-mv-configuration");
        assertThat(documents())
                .filteredOn(
                        document -> document.getElementsByTagName("category").getLength() == 1)
                .extracting(document ->
                        text(document.getDocumentElement(), "category").getFirst())
                .containsExactly("AD", "Extensible2");
    }

    @Test
    void its_ou_filter_is_that_of_the_sample_directory() throws Exception {
        NodeList partitions = documents().getFirst().getElementsByTagName("partition");
        List<PartitionSettings> selected = new ArrayList<>();
        for (int i = 0; i < partitions.getLength(); i++) {
            Element partition = (Element) partitions.item(i);
            if (text(partition, "selected").getFirst().equals("1")) {
                selected.add(new PartitionSettings(
                        text(partition, "name").getFirst(),
                        text(partition, "inclusion"),
                        text(partition, "exclusion")));
            }
        }
        assertThat(selected).containsExactly(Forest.partition());
    }

    private static List<Document> documents() throws Exception {
        List<Document> documents = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(SampleExport.zip()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                documents.add(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(zip.readAllBytes())));
            }
        }
        return documents;
    }

    private static List<String> text(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().trim());
        }
        return texts;
    }
}
