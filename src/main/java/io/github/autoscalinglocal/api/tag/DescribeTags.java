package io.github.autoscalinglocal.api.tag;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Filter;
import io.github.autoscalinglocal.shape.Tag;
import io.github.autoscalinglocal.shape.TagDescription;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;
import java.util.stream.Stream;

/** Lists the tags of all groups, by group and key. */
public final class DescribeTags
    implements ReadOperation<DescribeTags.Request, DescribeTags.Response> {
  private static final Page.Size SIZE = new Page.Size(50, 100);

  public record Request(
      List<Filter> filters, @Text(min = 0) String nextToken, Integer maxRecords) {}

  public record Response(List<TagDescription> tags, String nextToken) {}

  @Override
  public Response answer(Request request, View view) {
    int length = SIZE.of(request.maxRecords());
    Position after = Position.in(Page.keyIn(name(), request.nextToken()));
    Page<Tag> page =
        Page.of(
            name(),
            after(view, after).filter(TagFilter.of(request.filters())).iterator(),
            length,
            tag -> new Position(tag.resourceId(), tag.key()).key());
    return new Response(page.items().stream().map(TagDescription::of).toList(), page.nextToken());
  }

  private static Stream<Tag> after(View view, Position position) {
    return view.region().groups().tailMap(position.group(), true).values().stream()
        .flatMap(
            group ->
                group.name().equals(position.group())
                    ? group.attachments().tags().tailMap(position.tag(), false).values().stream()
                    : group.attachments().tags().values().stream());
  }

  /** Where in the order a tag stands. No name of a group has a line break. */
  private record Position(String group, String tag) {
    static Position in(String key) {
      String[] parts = key.split("\n", 2);
      return new Position(parts[0], parts.length == 1 ? "" : parts[1]);
    }

    String key() {
      return group + '\n' + tag;
    }
  }
}
