package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.engine.Tx;
import tools.jackson.databind.node.ObjectNode;

/** Groups for those who do not come through Spot's API. */
public final class Elastigroups {
  private Elastigroups() {}

  /**
   * Makes a group in the region of the unit of work.
   *
   * @param group as Spot's API describes it
   * @return what the group is called in Auto Scaling
   * @throws IllegalArgumentException if there cannot be such a group; the unit of work is to be
   *     dropped then
   */
  public static String create(Tx tx, ObjectNode group) {
    ObjectNode body = Json.object();
    body.set("group", group);
    String here = tx.scope().region();
    try {
      GroupDocument document = GroupDocument.created(new Member(body, "body:"), here);
      if (!document.region().equals(here)) {
        throw new IllegalArgumentException(
            "It is of the region " + document.region() + ", and the seed is of " + here + ".");
      }
      return Making.create(tx, document).group().name();
    } catch (SpotRefusal refused) {
      throw new IllegalArgumentException(refused.text(), refused);
    }
  }
}
