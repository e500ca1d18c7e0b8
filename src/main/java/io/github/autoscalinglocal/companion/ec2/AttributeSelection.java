package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.InstanceRequirements;
import io.github.autoscalinglocal.shape.InstanceRequirements.CpuManufacturer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses instance types of the catalogue by what they are, and by what they cost. */
public final class AttributeSelection {
  private static final int MOST_REMEMBERED = 100;

  /**
   * What was asked of late. The catalogue never changes, so the answer to a question does not
   * either; to look through all types at each decision about a group would be dear.
   */
  private static final Map<InstanceRequirements, List<InstanceType>> REMEMBERED =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(
                Map.Entry<InstanceRequirements, List<InstanceType>> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  private AttributeSelection() {}

  /**
   * The types that have the attributes, in the catalogue's order, whatever they cost.
   *
   * <p>An instance runs on what its image was made for. Nothing is known of images, and most are
   * made for x86: so types with AWS's own processors count only where no others match.
   */
  public static List<InstanceType> matching(InstanceRequirements asked) {
    return REMEMBERED.computeIfAbsent(asked, AttributeSelection::look);
  }

  private static List<InstanceType> look(InstanceRequirements asked) {
    List<InstanceType> all =
        InstanceTypes.all().stream().filter(type -> Attributes.meet(type, asked)).toList();
    List<InstanceType> x86 = all.stream().filter(AttributeSelection::isX86).toList();
    return x86.isEmpty() ? all : x86;
  }

  private static boolean isX86(InstanceType type) {
    return type.processor().manufacturer() != CpuManufacturer.AMAZON_WEB_SERVICES;
  }

  /**
   * Those of them that price protection lets a group launch in a zone.
   *
   * @param unit what the group's capacity is counted in, to which prices are related
   */
  public static List<InstanceType> affordable(
      InstanceRequirements asked,
      CapacityUnit unit,
      MarketData market,
      String zone,
      PurchaseOption option) {
    return new PriceProtection(market, zone, unit).affordable(matching(asked), asked, option);
  }
}
