package io.isthmus.sync.ldap.reading;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Places below which everything is to be read; whoever lies below another of them is read with it. */
public final class Subtrees {

    private final Map<DistinguishedName, String> places = new LinkedHashMap<>();

    public void add(String dn) {
        try {
            places.putIfAbsent(DistinguishedName.parse(dn), dn);
        } catch (MalformedName e) {
            // nothing can be asked below what is no name
        }
    }

    public void addAll(Collection<String> dns) {
        dns.forEach(this::add);
    }

    /** As the directory spells them; none is left. */
    public List<String> takeTopmost() {
        List<String> top = topmost();
        places.clear();
        return top;
    }

    /** As the directory spells them. */
    public List<String> topmost() {
        List<DistinguishedName> top = new ArrayList<>();
        places.keySet().stream()
                .sorted(Comparator.comparingInt(DistinguishedName::depth))
                .filter(each -> top.stream().noneMatch(each::isAtOrUnder))
                .forEach(top::add);
        return top.stream().map(places::get).toList();
    }
}
