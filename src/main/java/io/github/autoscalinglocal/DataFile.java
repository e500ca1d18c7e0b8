package io.github.autoscalinglocal;

import io.github.autoscalinglocal.control.state.StateFormatException;
import io.github.autoscalinglocal.control.state.WorldDocument;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.World;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that a world is loaded from at the start, and saved to every so often and at the end. It
 * is the old or the new one, whole, whenever the process is killed: what is new is written beside
 * it, and takes its name when it has reached the disk.
 */
final class DataFile implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(DataFile.class);

  private final Path file;
  private final Engine engine;
  private final boolean loaded;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable World saved;

  /**
   * Loads the file, if it is there.
   *
   * @throws UnreadableDataException if it cannot be read, or holds no state
   */
  DataFile(Path file, Engine engine) throws UnreadableDataException {
    this.file = file.toAbsolutePath();
    this.engine = engine;
    this.loaded = Files.exists(this.file);
    if (loaded) {
      load();
    }
  }

  /** Begins to save. */
  void start() {
    Thread saver = new Thread(this::saveEverySoOften, "save");
    saver.setDaemon(true);
    saver.start();
  }

  /** Whether there was a state to go on with. */
  boolean isLoaded() {
    return loaded;
  }

  /**
   * Puts what the file holds in the place of all that there is.
   *
   * @throws UnreadableDataException if it cannot be read, or holds no state
   */
  final void load() throws UnreadableDataException {
    try {
      engine.restore(WorldDocument.read(Files.readAllBytes(file)));
    } catch (StateFormatException none) {
      throw new UnreadableDataException(file + " cannot be loaded. " + none.text(), none);
    } catch (IOException unreadable) {
      throw new UnreadableDataException(file + " cannot be read", unreadable);
    }
  }

  private void saveEverySoOften() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        saveOrReport();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void saveOrReport() {
    try {
      save();
    } catch (IOException full) {
      LOG.error("The state could not be saved to {}: {}", file, full.toString());
    } catch (RuntimeException bug) {
      LOG.error("The state could not be saved to {}", file, bug);
    }
  }

  /** Saves what there is now, unless nothing has changed since the last time. */
  @SuppressWarnings("ReferenceEquality") // worlds are values: an equal one is written once more
  synchronized void save() throws IOException {
    Engine.Snapshot snapshot = engine.snapshot();
    if (snapshot.world() != saved) {
      replace(WorldDocument.write(snapshot, Version.CURRENT));
      saved = snapshot.world();
    }
  }

  private void replace(byte[] document) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer left = ByteBuffer.wrap(document);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    closed.countDown();
    saveOrReport();
  }
}
