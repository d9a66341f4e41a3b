package io.isthmus.sync.synchronizing.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BatchPipelineTest {

    /** Adds what is in one cell to another, so that everything depends on the order. */
    record Step(int from, int to) {}

    private static final class Cells implements BatchPipeline.Stages<Step, Cells.Sum, Integer> {

        record Sum(Step step, int read, int value) {}

        private final Map<Integer, Integer> cells = new ConcurrentHashMap<>();
        private final Iterator<Step> steps;
        private final List<Step> finished = new ArrayList<>();
        private final AtomicInteger prepared = new AtomicInteger();

        Cells(List<Step> steps) {
            this.steps = steps.iterator();
            for (int cell = 0; cell < 5; cell++) {
                cells.put(cell, cell + 1);
            }
        }

        @Override
        public Optional<Step> next() {
            return steps.hasNext() ? Optional.of(steps.next()) : Optional.empty();
        }

        @Override
        public Sum prepare(Step step) {
            prepared.incrementAndGet();
            int from = cells.get(step.from());
            Thread.yield();
            return new Sum(step, step.from(), 31 * from + cells.get(step.to()));
        }

        @Override
        public Integer finish(Sum sum) {
            cells.put(sum.step().to(), sum.value());
            finished.add(sum.step());
            return sum.step().to();
        }

        @Override
        public boolean outdated(Sum sum, Integer written) {
            return written == sum.step().from() || written == sum.step().to();
        }
    }

    @Property(tries = 300)
    void batches_come_to_what_they_would_one_after_the_other(@ForAll("steps") List<Step> steps) {
        Cells together = new Cells(steps);
        new BatchPipeline<>(together).run();

        Cells alone = new Cells(steps);
        for (Optional<Step> next = alone.next(); next.isPresent(); next = alone.next()) {
            alone.finish(alone.prepare(next.get()));
        }
        assertThat(together.cells).isEqualTo(alone.cells);
        assertThat(together.finished).isEqualTo(steps);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> cell = Arbitraries.integers().between(0, 4);
        return Combinators.combine(cell, cell).as(Step::new).list().ofMaxSize(40);
    }

    @Example
    void batches_that_have_nothing_to_do_with_each_other_are_prepared_once() {
        Cells cells = new Cells(List.of(new Step(0, 0), new Step(1, 1), new Step(2, 2), new Step(3, 3)));
        new BatchPipeline<>(cells).run();
        assertThat(cells.prepared).hasValue(4);
    }

    @Example
    void what_fails_ends_it_and_leaves_finished_what_was() {
        Cells cells = new Cells(List.of(new Step(0, 1), new Step(99, 0), new Step(2, 3)));
        assertThatThrownBy(() -> new BatchPipeline<>(cells).run()).isInstanceOf(NullPointerException.class);
        assertThat(cells.finished).containsExactly(new Step(0, 1));
    }
}
