package io.isthmus.export.scim;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.provider.Faults;
import io.isthmus.export.provider.TestProvider;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.export.target.TargetContract;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The SCIM connector keeps the contract over HTTP, at a provider with PATCH and at one without. */
class ScimTargetContractTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final int SMALL_PAGE = 7;

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @Nested
    class WithPatch extends OverHttp {
        WithPatch() {
            super(true);
        }
    }

    @Nested
    class WithoutPatch extends OverHttp {
        WithoutPatch() {
            super(false);
        }
    }

    private abstract static class OverHttp extends TargetContract {

        private final boolean patch;
        private TestProvider provider;
        private ExportTarget target;

        OverHttp(boolean patch) {
            this.patch = patch;
        }

        @BeforeEach
        void open() {
            provider = new TestProvider(patch);
            target = new ScimTargets(VERTX, new Secrets(), new TestScimConfig(SMALL_PAGE))
                    .open(
                            new TargetSettings("t", null, provider.url(), null, 4, null),
                            KnownTarget.NOTHING,
                            habits -> {});
        }

        @AfterEach
        void close() {
            target.close();
            provider.close();
        }

        @Override
        protected ExportTarget target() {
            return target;
        }

        @Override
        protected void theNextAnswerIsLost() {
            provider.faults().next(1, Faults.writing(), Faults.lostAnswer());
        }

        @Override
        protected void theNextRequestIsThrottled() {
            provider.faults().next(1, Faults.writing(), Faults.throttled(1));
        }

        @Override
        protected void theNextRequestIsRefusedAsAWhole() {
            // the request, and the harmless one by which it is found out whether it is this object alone
            provider.faults().next(2, request -> true, Faults.status(403, "not yours"));
        }
    }
}
