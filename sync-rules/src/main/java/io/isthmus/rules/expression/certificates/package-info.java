/** What the certificate functions read out of an X.509 certificate. */
@NullMarked
package io.isthmus.rules.expression.certificates;

import org.jspecify.annotations.NullMarked;
