package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.elastigroup.Route.Answer;
import io.github.autoscalinglocal.elastigroup.Route.Endpoint;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Elastigroup;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Groups as a whole. */
final class Groups {
  static final String KIND = "spotinst:aws:ec2:group";

  private Groups() {}

  static Answer create(Call call) {
    GroupDocument document = GroupDocument.created(call.body(), call.home().region());
    return create(call, document);
  }

  private static Answer create(Call call, GroupDocument document) {
    Scope scope = new Scope(call.home().account(), document.region());
    String id = call.engine().write(scope, tx -> Making.create(tx, document).elastigroup().id());
    return call.engine().read(scope, view -> answer(Known.named(view, id)));
  }

  static Answer list(Call call) {
    refuseHistory(call);
    Optional<String> name = call.parameter("name");
    Instant from = Journal.moment(call, "minCreatedAt").orElse(Instant.MIN);
    Instant to = Journal.moment(call, "maxCreatedAt").orElse(Instant.MAX);
    List<ObjectNode> items = new ArrayList<>();
    for (Scope scope : call.scopes()) {
      call.engine()
          .read(
              scope,
              view ->
                  items.addAll(
                      all(view).stream()
                          .filter(
                              each ->
                                  name.isEmpty() || Making.document(each).name().equals(name.get()))
                          .filter(each -> !each.elastigroup().createdAt().isBefore(from))
                          .filter(each -> !each.elastigroup().createdAt().isAfter(to))
                          .map(Groups::item)
                          .toList()));
    }
    return new Answer(KIND, items);
  }

  /** What was there, and is not any more, is not kept. */
  private static void refuseHistory(Call call) {
    for (String name : List.of("activeFrom", "activeTo")) {
      if (call.parameter(name).isPresent()) {
        throw SpotRefusal.notEmulated("The parameter " + name);
      }
    }
    if (call.parameter("includeDeleted").filter(each -> !each.equals("false")).isPresent()) {
      throw SpotRefusal.notEmulated("The parameter includeDeleted");
    }
  }

  private static List<Known> all(View view) {
    return view.region().elastigroups().byId().values().stream()
        .map(each -> Known.of(view, each))
        .flatMap(Optional::stream)
        .toList();
  }

  static Answer read(Call call) {
    String id = call.variable("id");
    return call.engine().read(Known.scope(call, id), view -> answer(Known.named(view, id)));
  }

  static Answer update(Call call) {
    String id = call.variable("id");
    Member body = call.body();
    Scope scope = Known.scope(call, id);
    call.engine()
        .write(
            scope,
            tx -> {
              Known known = Known.named(tx, id);
              return Making.update(tx, known, Making.document(known).updated(body));
            });
    return call.engine().read(scope, view -> answer(Known.named(view, id)));
  }

  static Answer delete(Call call) {
    String id = call.variable("id");
    call.engine()
        .write(
            Known.scope(call, id),
            tx -> {
              Making.delete(tx, Known.named(tx, id));
              return id;
            });
    return Answer.done(KIND);
  }

  /** A new group as another, but for what the body says. */
  static Answer cloned(Call call) {
    String id = call.variable("id");
    Member body = call.body();
    GroupDocument document =
        call.engine()
            .read(
                Known.scope(call, id),
                view -> Making.document(Known.named(view, id)).updated(body));
    return create(call, document);
  }

  /** Sets the sizes, which come as an object or as they are. */
  static Endpoint capacity() {
    return call -> {
      String id = call.variable("id");
      Member body = call.body();
      Member sizes = body.has("capacity") ? body.object("capacity") : body;
      ObjectNode patch = Json.object();
      ObjectNode capacity = patch.putObject("group").putObject("capacity");
      for (String name : List.of("minimum", "maximum", "target")) {
        sizes.integer(name).ifPresent(size -> capacity.put(name, size));
      }
      Scope scope = Known.scope(call, id);
      call.engine()
          .write(
              scope,
              tx -> {
                Known known = Known.named(tx, id);
                return Making.update(
                    tx, known, Making.document(known).updated(new Member(patch, "body:")));
              });
      return call.engine().read(scope, view -> capacity(Known.named(view, id)));
    };
  }

  private static Answer capacity(Known known) {
    Capacity capacity = known.group().capacity();
    ObjectNode item = Json.object();
    item.putObject("capacity")
        .put("minimum", capacity.min())
        .put("maximum", capacity.max())
        .put("target", capacity.desired());
    return new Answer("spotinst:aws:ec2:group:capacity", List.of(item));
  }

  private static Answer answer(Known known) {
    return new Answer(KIND, List.of(item(known)));
  }

  private static ObjectNode item(Known known) {
    Elastigroup elastigroup = known.elastigroup();
    ObjectNode item = Json.object();
    item.put("id", elastigroup.id());
    item.setAll(Making.document(known).node());
    item.put("id", elastigroup.id());
    item.put("createdAt", Json.moment(elastigroup.createdAt()));
    item.put("updatedAt", Json.moment(elastigroup.updatedAt()));
    return item;
  }
}
