package io.github.autoscalinglocal.model;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The members of a document that is written when it is first read, which most never are. */
final class LateMembers extends AbstractMap<String, Object> {
  private Supplier<Document> writer;

  LateMembers(Supplier<Document> writer) {
    this.writer = writer;
  }

  private synchronized Map<String, Object> members() {
    Document written = writer.get();
    writer = () -> written; // what it was written from need not be kept
    return written.members();
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return members().entrySet();
  }
}
