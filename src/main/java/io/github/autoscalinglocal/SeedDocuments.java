package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents that are set up at the start, in their order. */
final class SeedDocuments {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  private SeedDocuments() {}

  /**
   * A document.
   *
   * @param name where it comes from
   */
  record Document(String name, String text) {}

  /** Whether a file is one, by its name. */
  static boolean isSeed(Path file) {
    return ENDINGS.stream().anyMatch(file.toString()::endsWith);
  }

  static List<Document> of(Settings.Seeds seeds) throws UnreadableDataException {
    List<Document> documents = new ArrayList<>();
    if (seeds.path().isPresent()) {
      for (Path file : files(seeds.path().get())) {
        documents.add(new Document(file.toString(), read(file)));
      }
    }
    seeds.inline().ifPresent(text -> documents.add(new Document(Knob.SEED_INLINE.flag(), text)));
    return documents;
  }

  private static List<Path> files(Path path) throws UnreadableDataException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(SeedDocuments::isSeed).sorted().toList();
    } catch (IOException unreadable) {
      throw new UnreadableDataException(path + " cannot be read", unreadable);
    }
  }

  static String read(Path file) throws UnreadableDataException {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException unreadable) {
      throw new UnreadableDataException(file + " cannot be read", unreadable);
    }
  }
}
