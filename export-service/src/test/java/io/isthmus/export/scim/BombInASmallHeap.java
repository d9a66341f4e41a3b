package io.isthmus.export.scim;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.export.target.UnusableAnswer;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Run with little memory: looks somebody up and is answered with 700 kB that would be 700 MB. Ends with 0 if it survives. */
final class BombInASmallHeap {

    private static final int MEBIBYTES = 700;

    private BombInASmallHeap() {}

    public static void main(String[] arguments) throws IOException {
        byte[] bomb = bomb();
        Vertx vertx = Vertx.vertx();
        try (OddProvider provider = new OddProvider();
                ExportTarget target = new ScimTargets(vertx, new Secrets(), new TestScimConfig(100, 67_108_864))
                        .open(
                                new TargetSettings("t", null, provider.url(), null, 4, null),
                                KnownTarget.NOTHING,
                                habits -> {})) {
            provider.replies(path -> new OddProvider.Reply(200, "gzip", bomb));
            try {
                target.findById(ObjectType.USER, "1");
            } catch (UnusableAnswer e) {
                provider.replies(path -> OddProvider.json("{\"id\":\"1\"}"));
                boolean survived = target.findById(ObjectType.USER, "1").isPresent();
                System.exit(survived && e.code().equals(UnusableAnswer.TOO_LARGE) ? 0 : 2);
            }
        }
        System.exit(1);
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1024 * 1024];
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < MEBIBYTES; i++) {
                stream.write(zeros);
            }
        }
        return bytes.toByteArray();
    }
}
