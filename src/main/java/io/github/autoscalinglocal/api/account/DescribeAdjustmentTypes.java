package io.github.autoscalinglocal.api.account;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import java.util.List;
import java.util.stream.Stream;

/** Lists the ways in which a scaling policy can change capacity. */
public final class DescribeAdjustmentTypes
    implements ReadOperation<DescribeAdjustmentTypes.Request, DescribeAdjustmentTypes.Response> {
  private static final Response ALL =
      new Response(
          Stream.of(io.github.autoscalinglocal.model.AdjustmentType.values())
              .map(Enum::name)
              .map(AdjustmentType::new)
              .toList());

  public record Request() {}

  public record Response(List<AdjustmentType> adjustmentTypes) {}

  public record AdjustmentType(String adjustmentType) {}

  @Override
  public Response answer(Request request, View view) {
    return ALL;
  }
}
