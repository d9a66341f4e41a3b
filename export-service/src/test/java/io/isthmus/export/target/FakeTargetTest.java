package io.isthmus.export.target;

import io.isthmus.export.target.FakeTarget.Fate;
import java.util.List;

/** The fake keeps the contract, so what is proven with it holds with a real target. */
class FakeTargetTest extends TargetContract {

    private final FakeTarget fake = new FakeTarget();

    @Override
    protected ExportTarget target() {
        return fake;
    }

    @Override
    protected void theNextAnswerIsLost() {
        fake.next(List.of(Fate.ANSWER_LOST));
    }

    @Override
    protected void theNextRequestIsThrottled() {
        fake.next(List.of(Fate.THROTTLED));
    }

    @Override
    protected void theNextRequestIsRefusedAsAWhole() {
        fake.next(List.of(Fate.REFUSED_AS_A_WHOLE));
    }
}
