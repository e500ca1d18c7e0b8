/** What an account has in EC2 in a region, instances apart. */
@NullMarked
package io.github.autoscalinglocal.model.ec2;

import org.jspecify.annotations.NullMarked;
