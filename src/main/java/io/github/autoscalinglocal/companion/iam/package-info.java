/**
 * Just enough of Identity and Access Management: roles, and the profiles that give them to
 * instances.
 */
@NullMarked
package io.github.autoscalinglocal.companion.iam;

import org.jspecify.annotations.NullMarked;
