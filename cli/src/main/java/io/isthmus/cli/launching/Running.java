package io.isthmus.cli.launching;

import io.isthmus.cli.control.ControlFile;
import io.isthmus.cli.control.ControlFile.State;
import io.isthmus.cli.control.ControlServer;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.stack.LocalStack;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A launcher that runs: found by later commands through its control file, it takes their commands, and ends in order on
 * SIGTERM and SIGINT.
 */
public final class Running implements AutoCloseable {

    private static final int SHUTDOWN_TIMEOUT_SECONDS = 90;
    /** Everything has been stopped in order: the process may go. */
    private static final CountDownLatch FINISHED = new CountDownLatch(1);

    private final Path data;
    private final LocalStack stack;
    private final Terminal terminal;
    private final ControlServer control;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final Thread mainThread = Thread.currentThread();
    private ControlFile file;

    private Running(Path data, LocalStack stack, Terminal terminal) {
        this.data = data;
        this.stack = stack;
        this.terminal = terminal;
        this.control = new ControlServer(this::command);
        file = new ControlFile(
                ProcessHandle.current().pid(),
                State.STARTING,
                "",
                control.port(),
                control.token(),
                stack.options().ports());
        file.write(data);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stopFromOutside));
    }

    public static Running announce(Path data, LocalStack stack, Terminal terminal) {
        return new Running(data, stack, terminal);
    }

    public void ready() {
        file = file.with(State.READY, "");
        file.write(data);
    }

    /** Until somebody says stop. */
    public void awaitStop() throws InterruptedException {
        stopAsked.await();
    }

    /** Called before the stack stops: later commands must not find this launcher any more. */
    @Override
    public void close() {
        // whoever said stop may have interrupted this thread, which still has to wait for processes to end
        boolean asked = Thread.interrupted();
        if (asked || stopAsked.getCount() == 0) {
            terminal.line("Stopping …");
        }
        control.close();
        ControlFile.delete(data);
    }

    /** Called when a command has ended, and everything it had started. */
    public static void finished() {
        FINISHED.countDown();
    }

    private String command(String command) {
        String[] words = command.trim().split("\\s+");
        return switch (words[0]) {
            case "replay" -> {
                Service service = Service.named(words[1]);
                terminal.line("%s: its database is dropped, and rebuilt from the topics", service.serviceName());
                stack.replay(service);
                yield service.serviceName() + " runs on an empty database and rebuilds it from the topics.";
            }
            case "stop" -> {
                stopAsked.countDown();
                mainThread.interrupt();
                yield "stopping";
            }
            default -> throw new IllegalArgumentException("unknown command " + words[0]);
        };
    }

    /** The shutdown hook: the main thread stops everything in order, and the process waits for it. */
    private void stopFromOutside() {
        if (FINISHED.getCount() == 0) {
            return;
        }
        stopAsked.countDown();
        mainThread.interrupt();
        try {
            FINISHED.await(SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
