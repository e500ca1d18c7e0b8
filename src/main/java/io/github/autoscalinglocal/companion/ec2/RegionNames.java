package io.github.autoscalinglocal.companion.ec2;

import java.util.Map;
import java.util.TreeMap;

/** What regions are called where people read. */
public final class RegionNames {
  private static final Map<String, String> BY_CODE = new TreeMap<>();

  static {
    BY_CODE.put("af-south-1", "Africa (Cape Town)");
    BY_CODE.put("ap-east-1", "Asia Pacific (Hong Kong)");
    BY_CODE.put("ap-northeast-1", "Asia Pacific (Tokyo)");
    BY_CODE.put("ap-northeast-2", "Asia Pacific (Seoul)");
    BY_CODE.put("ap-northeast-3", "Asia Pacific (Osaka)");
    BY_CODE.put("ap-south-1", "Asia Pacific (Mumbai)");
    BY_CODE.put("ap-south-2", "Asia Pacific (Hyderabad)");
    BY_CODE.put("ap-southeast-1", "Asia Pacific (Singapore)");
    BY_CODE.put("ap-southeast-2", "Asia Pacific (Sydney)");
    BY_CODE.put("ap-southeast-3", "Asia Pacific (Jakarta)");
    BY_CODE.put("ap-southeast-4", "Asia Pacific (Melbourne)");
    BY_CODE.put("ca-central-1", "Canada (Central)");
    BY_CODE.put("ca-west-1", "Canada West (Calgary)");
    BY_CODE.put("cn-north-1", "China (Beijing)");
    BY_CODE.put("cn-northwest-1", "China (Ningxia)");
    BY_CODE.put("eu-central-1", "EU (Frankfurt)");
    BY_CODE.put("eu-central-2", "Europe (Zurich)");
    BY_CODE.put("eu-north-1", "EU (Stockholm)");
    BY_CODE.put("eu-south-1", "EU (Milan)");
    BY_CODE.put("eu-south-2", "Europe (Spain)");
    BY_CODE.put("eu-west-1", "EU (Ireland)");
    BY_CODE.put("eu-west-2", "EU (London)");
    BY_CODE.put("eu-west-3", "EU (Paris)");
    BY_CODE.put("il-central-1", "Israel (Tel Aviv)");
    BY_CODE.put("me-central-1", "Middle East (UAE)");
    BY_CODE.put("me-south-1", "Middle East (Bahrain)");
    BY_CODE.put("sa-east-1", "South America (Sao Paulo)");
    BY_CODE.put("us-east-1", "US East (N. Virginia)");
    BY_CODE.put("us-east-2", "US East (Ohio)");
    BY_CODE.put("us-gov-east-1", "AWS GovCloud (US-East)");
    BY_CODE.put("us-gov-west-1", "AWS GovCloud (US-West)");
    BY_CODE.put("us-west-1", "US West (N. California)");
    BY_CODE.put("us-west-2", "US West (Oregon)");
  }

  private RegionNames() {}

  /** The name of a region; its code, if it has none that is known here. */
  public static String of(String region) {
    return BY_CODE.getOrDefault(region, region);
  }
}
