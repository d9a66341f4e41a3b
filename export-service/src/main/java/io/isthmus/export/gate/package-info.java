/** Whether pending exports may be applied. The judgement is pure; closed unless every proof is there. */
package io.isthmus.export.gate;
