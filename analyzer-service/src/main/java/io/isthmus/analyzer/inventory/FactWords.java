package io.isthmus.analyzer.inventory;

import io.isthmus.analyzer.inventory.ExportFacts.ConfigurationFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ConnectorFacts;
import io.isthmus.analyzer.inventory.ExportFacts.FilterFacts;
import io.isthmus.analyzer.inventory.ExportFacts.FlowFacts;
import io.isthmus.analyzer.inventory.ExportFacts.MetaverseFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ProgramFacts;
import io.isthmus.analyzer.inventory.RuleFacts.RuleText;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.analysis.ExportComparison.Difference;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an export says, and where two of them differ, in one language. What an earlier version told in words stays as it told it. */
public final class FactWords {

    static final String BUNDLE = "io.isthmus.analyzer.inventory.facts";

    /** The words of facts as earlier versions kept them. */
    public static final FactWords ENGLISH = in(Locale.ENGLISH);

    private final Sentences words;

    private FactWords(Sentences words) {
        this.words = words;
    }

    /** In that language where there are words of it, else in English. */
    public static FactWords in(Locale language) {
        return new FactWords(Sentences.in(language, BUNDLE));
    }

    public ExportFacts of(ExportFacts facts) {
        return new ExportFacts(
                facts.shapes(),
                facts.forests(),
                facts.connectors().stream().map(this::connector).toList(),
                facts.metaverse() == null ? null : metaverse(facts.metaverse()),
                facts.globals(),
                each(facts.rules(), this::rule),
                facts.attributePaths(),
                facts.passwordHashSync(),
                facts.database());
    }

    public Difference of(Difference told) {
        return new Difference(
                told.area(),
                told.subject(),
                told.property() == null ? null : text(told.property()),
                told.change(),
                told.weight(),
                told.before() == null ? null : text(told.before()),
                told.after() == null ? null : text(told.after()));
    }

    /** A text that bears marks of a word that nobody knows stays as it is. */
    public String text(String marked) {
        return MarkedWord.told(marked, word -> words.has(word) ? words.say(word) : word);
    }

    private @Nullable List<String> texts(@Nullable List<String> marked) {
        return each(marked, this::text);
    }

    private List<String> all(List<String> marked) {
        return marked.stream().map(this::text).toList();
    }

    private static <T> @Nullable List<T> each(@Nullable List<T> all, UnaryOperator<T> told) {
        return all == null ? null : all.stream().map(told).toList();
    }

    private RuleFacts rule(RuleFacts r) {
        return r.with(new RuleText(
                all(r.text().scope()),
                all(r.text().joins()),
                all(r.text().flows()),
                r.text().mappings()));
    }

    private ConnectorFacts connector(ConnectorFacts c) {
        ProgramFacts program = c.program();
        return c.with(new ProgramFacts(texts(program.scripted()), program.runProfiles()), of(c.configuration()));
    }

    private ConfigurationFacts of(ConfigurationFacts told) {
        return told.with(
                each(told.attributeUses(), this::use),
                each(told.declaredFilters(), this::filter),
                of(told.attributeFlows()),
                texts(told.extensions()));
    }

    private AttributeUse use(AttributeUse use) {
        return new AttributeUse(
                use.attribute(),
                use.selected(),
                all(use.readBy()),
                all(use.writtenBy()),
                all(use.filteredBy()),
                all(use.joinedBy()),
                use.judgement());
    }

    private FilterFacts filter(FilterFacts filter) {
        return new FilterFacts(filter.objectType(), all(filter.conditions()));
    }

    private FlowFacts of(FlowFacts flows) {
        return new FlowFacts(flows.flows(), flows.directFlows(), texts(flows.otherFlows()));
    }

    private MetaverseFacts metaverse(MetaverseFacts told) {
        return new MetaverseFacts(
                told.provisioning(),
                of(told.attributeFlows()),
                all(told.scripted()),
                all(told.extensions()),
                told.passwordChangeSync(),
                told.schema());
    }
}
