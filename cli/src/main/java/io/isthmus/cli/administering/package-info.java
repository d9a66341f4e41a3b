/**
 * What an administrator scripts: every command does by REST what the console does, and nothing that REST does not offer.
 *
 * <p>Results go to standard output, as lines for people or with {@code --json} as the service's answer; progress and errors
 * go to standard error; {@link io.isthmus.cli.administering.ExitCode} tells a script what happened. The commands hold
 * no rule of their own: what is legal, a service decides.
 */
@NullMarked
package io.isthmus.cli.administering;

import org.jspecify.annotations.NullMarked;
