/** Whether pending exports may be applied. The judgement is pure; closed unless every proof is there. */
@NullMarked
package io.isthmus.export.gate;

import org.jspecify.annotations.NullMarked;
