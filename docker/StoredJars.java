import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes the jars of a folder anew, without compression. The layer of an image is compressed as a
 * whole, which makes less of them than each class on its own, and the server inflates none.
 */
final class StoredJars {
  private StoredJars() {}

  public static void main(String[] args) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
      for (Path jar : jars) {
        store(jar);
      }
    }
  }

  private static void store(Path jar) throws IOException {
    Path stored = Files.createTempFile(jar.getParent(), "stored", "");
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(stored))) {
      to.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry : Collections.list(from.entries())) {
        try (InputStream content = from.getInputStream(entry)) {
          write(to, entry, content.readAllBytes());
        }
      }
    }
    Files.setPosixFilePermissions(stored, Files.getPosixFilePermissions(jar));
    Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(ZipOutputStream to, ZipEntry as, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(as.getName());
    entry.setTime(as.getTime());
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    to.putNextEntry(entry);
    to.write(content);
    to.closeEntry();
  }
}
