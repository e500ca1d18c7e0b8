package io.github.autoscalinglocal.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of the documentation, taken apart. */
record Page(Path file, List<String> lines) {
  /**
   * A fenced block.
   *
   * @param line where it begins, from 1
   * @param note what the comment before it says; empty if there is none
   */
  record Block(Path file, int line, String note, String language, String text) {
    String where() {
      return file + ", line " + line;
    }

    List<String> lines() {
      return text.lines().toList();
    }
  }

  static Page of(String file) throws IOException {
    Path path = Path.of(file);
    return new Page(path, Files.readAllLines(path));
  }

  /**
   * All blocks in their order. Code that is only indented would be missed, and so there is none.
   */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("```")) {
        int begin = i;
        int end = begin + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        blocks.add(
            new Block(
                file,
                begin + 1,
                note(begin),
                lines.get(begin).substring(3),
                String.join("\n", lines.subList(begin + 1, end)) + "\n"));
        i = end;
      } else if (lines.get(i).startsWith("    ")) {
        throw new AssertionError(file + ", line " + (i + 1) + ": a block without a fence");
      }
    }
    return blocks;
  }

  private String note(int line) {
    String before = line == 0 ? "" : lines.get(line - 1);
    return before.startsWith("<!-- ") && before.endsWith(" -->")
        ? before.substring(5, before.length() - 4)
        : "";
  }
}
