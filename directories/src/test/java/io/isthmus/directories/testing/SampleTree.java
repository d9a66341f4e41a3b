package io.isthmus.directories.testing;

import io.isthmus.contracts.settings.PartitionSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A small directory whose names are hard to read, and who of it is selected: computed on the tree itself, so that no parser of
 * names has a part in the expectation.
 *
 * @param nodes each after its parent
 */
record SampleTree(List<Node> nodes) {

    static final String ROOT = "dc=example,dc=org";

    /** Each one is hard in another way: separators, quotes, signs of the syntax, spaces, letters beyond ASCII, case. */
    private static final List<String> VALUES = List.of(
            "sales",
            "Sales, North",
            "R+D",
            "a=b",
            "\"quoted\"",
            "#1",
            "back\\slash",
            "<x>;y",
            "two words",
            "Ärzte",
            "éa");

    /**
     * @param parent index of it, -1 for the root
     * @param rdn values by their types
     * @param person whether it is one that can be selected, else a mere container
     */
    record Node(int parent, Map<String, String> rdn, boolean person) {}

    private record Sketch(int parent, Set<String> types, List<String> values, boolean person) {}

    static Arbitrary<SampleTree> trees() {
        Arbitrary<Sketch> sketch = Combinators.combine(
                        Arbitraries.integers().between(-1, 11),
                        Arbitraries.of("ou", "l", "o").set().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(VALUES).list().ofSize(3),
                        Arbitraries.of(true, false))
                .as(Sketch::new);
        return sketch.list().ofMinSize(1).ofMaxSize(12).map(SampleTree::of);
    }

    /** Brothers of the same name are one. */
    private static SampleTree of(List<Sketch> sketches) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (Sketch sketch : sketches) {
            Map<String, String> rdn = new TreeMap<>();
            sketch.types().stream()
                    .sorted()
                    .forEach(type -> rdn.put(type, sketch.values().get(rdn.size())));
            int parent = Math.min(sketch.parent(), nodes.size() - 1);
            nodes.putIfAbsent(parent + rdn.toString().toLowerCase(Locale.ROOT), new Node(parent, rdn, sketch.person()));
        }
        return new SampleTree(List.copyOf(nodes.values()));
    }

    Set<Integer> some(Random random) {
        Set<Integer> some = new TreeSet<>();
        IntStream.range(0, nodes.size()).filter(node -> random.nextInt(3) == 0).forEach(some::add);
        return some;
    }

    PartitionSettings settings(Set<Integer> included, Set<Integer> excluded, boolean rootExcluded, Random random) {
        List<String> out = new ArrayList<>(spelled(excluded, random));
        if (rootExcluded) {
            out.add(ROOT.toUpperCase(Locale.ROOT));
        }
        return new PartitionSettings(ROOT, spelled(included, random), out);
    }

    private List<String> spelled(Set<Integer> some, Random random) {
        return some.stream().map(node -> dn(node, random)).toList();
    }

    List<String> peopleIn(Set<Integer> included, Set<Integer> excluded, boolean rootExcluded) {
        return IntStream.range(0, nodes.size())
                .filter(node -> nodes.get(node).person() && isIn(node, included, excluded, rootExcluded))
                .mapToObj(String::valueOf)
                .toList();
    }

    private boolean isIn(int node, Set<Integer> included, Set<Integer> excluded, boolean rootExcluded) {
        for (int at = node; at >= 0; at = nodes.get(at).parent()) {
            if (excluded.contains(at)) {
                return false;
            }
            if (included.contains(at)) {
                return true;
            }
        }
        return !rootExcluded;
    }

    List<String[]> ldif(Random random) {
        List<String[]> entries = new ArrayList<>();
        entries.add(new String[] {"dn: " + ROOT, "objectClass: domain", "dc: example"});
        for (int node = 0; node < nodes.size(); node++) {
            List<String> lines = new ArrayList<>(List.of(
                    base64("dn", dn(node, random)),
                    "objectClass: " + (nodes.get(node).person() ? "inetOrgPerson" : "organizationalUnit"),
                    "cn: " + node));
            nodes.get(node).rdn().forEach((type, value) -> lines.add(base64(type, value)));
            entries.add(lines.toArray(String[]::new));
        }
        return entries;
    }

    private static String base64(String name, String value) {
        return name + ":: " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /** In any of its spellings. */
    private String dn(int node, Random random) {
        StringBuilder dn = new StringBuilder();
        for (int at = node; at >= 0; at = nodes.get(at).parent()) {
            dn.append(rdn(nodes.get(at).rdn(), random)).append(random.nextBoolean() ? "," : " , ");
        }
        return dn.append(random.nextBoolean() ? ROOT : "DC=Example, DC=ORG").toString();
    }

    private static String rdn(Map<String, String> rdn, Random random) {
        List<String> parts = new ArrayList<>();
        rdn.forEach((type, value) -> parts.add(cased(type, random) + "=" + escaped(cased(value, random), random)));
        Collections.shuffle(parts, random);
        return String.join(random.nextBoolean() ? "+" : " + ", parts);
    }

    private static String cased(String text, Random random) {
        return random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String escaped(String value, Random random) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            String c = value.substring(i, i + 1);
            boolean special = ",+\"\\<>;=".contains(c) || c.equals("#") && i == 0;
            if (special && random.nextBoolean() || random.nextInt(5) == 0) {
                escaped.append(HexFormat.of().withPrefix("\\").formatHex(c.getBytes(StandardCharsets.UTF_8)));
            } else {
                escaped.append(special ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }
}
