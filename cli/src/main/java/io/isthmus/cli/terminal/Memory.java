package io.isthmus.cli.terminal;

import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The most memory each process has needed, where the system tells it (Linux). */
public final class Memory {

    private Memory() {}

    public static List<String> lines(LocalStack stack) {
        List<String> lines = new ArrayList<>();
        for (Service service : Service.values()) {
            peak(stack.service(service).pid())
                    .ifPresent(mebibytes -> lines.add(line(
                            service.serviceName(), mebibytes, stack.options().heapMebibytes())));
        }
        long launcherHeap = Runtime.getRuntime().maxMemory() / (1024 * 1024);
        peak(ProcessHandle.current().pid())
                .ifPresent(mebibytes ->
                        lines.add(line("this launcher with broker and samples", mebibytes, (int) launcherHeap)));
        if (!lines.isEmpty()) {
            lines.addFirst("Peak memory of the processes:");
        }
        return lines;
    }

    private static String line(String name, long mebibytes, int heap) {
        return String.format(Locale.ROOT, "    %-40s %,6d MiB (heap at most %,d MiB)", name, mebibytes, heap);
    }

    private static OptionalLong peak(long pid) {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
