package io.isthmus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The script knows every command by name; one that it does not know cannot be called, whatever the launcher has. */
class LauncherScriptTest {

    /** Called by the containers, not by people. */
    private static final String OF_CONTAINERS = "demo-of-containers";

    @Test
    void every_command_of_the_launcher_can_be_called_by_the_script() throws Exception {
        List<String> patterns = Files.readAllLines(Path.of("..", "isthmus")).stream()
                .dropWhile(line -> !line.startsWith("command="))
                .filter(line -> line.matches("  [a-z|\\s-]+\\).*"))
                .toList();

        assertThat(Launcher.commandLine().getSubcommands().keySet())
                .isNotEmpty()
                .allSatisfy(command -> {
                    if (!command.equals(OF_CONTAINERS)) {
                        assertThat(patterns)
                                .as(command)
                                .anyMatch(
                                        line -> List.of(line.split("[\\s|)]+")).contains(command));
                    }
                });
    }
}
