package io.github.autoscalinglocal.wire;

import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import io.github.autoscalinglocal.shape.Timestamps;
import io.github.autoscalinglocal.shape.WireEnum;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.dataformat.xml.XmlFactory;
import tools.jackson.dataformat.xml.ser.ToXmlGenerator;

/**
 * Writes a record as one XML element, as its {@link RecordShape} says: texts between tags that were
 * made before. Jackson's generator gets the elements in which there is something to escape; with
 * every element it took twice as long, and an {@code XmlMapper} on top of it, which would look at
 * the classes again, made the first answer a quarter of a second later.
 */
final class XmlBody {
  private static final XmlFactory XML =
      XmlFactory.builder()
          .xmlInputFactory(new WstxInputFactory())
          .xmlOutputFactory(new WstxOutputFactory())
          // The buffers that it would lend are not used for XML.
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .build();

  private static final XmlTag ENTRY = XmlTag.of("entry");
  private static final XmlTag KEY = XmlTag.of("key");
  private static final XmlTag VALUE = XmlTag.of("value");

  private final StringBuilder xml;

  private XmlBody(StringBuilder xml) {
    this.xml = xml;
  }

  static void write(StringBuilder xml, String element, Record content) {
    new XmlBody(xml).writeStructure(XmlTag.of(element), content);
  }

  /** The same without an element around the members. */
  static void writeMembers(StringBuilder xml, Record content) {
    new XmlBody(xml).writeMembers(content);
  }

  private void writeStructure(XmlTag tag, Record structure) {
    xml.append(tag.start());
    int start = xml.length();
    writeMembers(structure);
    if (xml.length() > start) {
      xml.append(tag.end());
    } else {
      xml.setLength(start - tag.start().length());
      xml.append(tag.empty());
    }
  }

  private void writeMembers(Record structure) {
    for (RecordShape.Member member : RecordShape.of(structure.getClass()).members()) {
      Object value = member.of(structure);
      if (value == null) {
        continue;
      }
      if (member.shape() instanceof ValueShape.ListOf list) {
        writeList(member.tag(), list, (List<?>) value);
      } else if (value instanceof Map<?, ?> map) {
        writeMap(member.tag(), map);
      } else if (value instanceof Instant moment && member.wholeSeconds()) {
        writePlain(member.tag(), Timestamps.wholeSeconds(moment));
      } else {
        writeValue(member.tag(), value);
      }
    }
  }

  private void writeList(XmlTag tag, ValueShape.ListOf list, List<?> elements) {
    if (elements.isEmpty()) {
      xml.append(tag.empty());
      return;
    }
    xml.append(tag.start());
    for (Object element : elements) {
      writeValue(list.itemTag(), element);
    }
    xml.append(tag.end());
  }

  private void writeMap(XmlTag tag, Map<?, ?> map) {
    if (map.isEmpty()) {
      xml.append(tag.empty());
      return;
    }
    xml.append(tag.start());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      xml.append(ENTRY.start());
      writeValue(KEY, entry.getKey());
      writeValue(VALUE, entry.getValue());
      xml.append(ENTRY.end());
    }
    xml.append(tag.end());
  }

  private void writeValue(XmlTag tag, Object value) {
    if (value instanceof String text) {
      if (XmlText.isPlain(text)) {
        writePlain(tag, text);
      } else {
        writeEscaped(tag, text);
      }
    } else if (value instanceof Record structure) {
      writeStructure(tag, structure);
    } else if (value instanceof Instant moment) {
      writePlain(tag, Timestamps.milliseconds(moment));
    } else if (value instanceof WireEnum constant) {
      writePlain(tag, constant.wire());
    } else {
      // Numbers and booleans: XML spells them as Java does.
      writePlain(tag, value.toString());
    }
  }

  private void writeEscaped(XmlTag tag, String text) {
    StringWriter element = new StringWriter();
    try (ToXmlGenerator generator =
        (ToXmlGenerator) XML.createGenerator(ObjectWriteContext.empty(), element)) {
      generator.setNextName(new QName(tag.name()));
      generator.writeString(text);
    }
    xml.append(element.getBuffer());
  }

  /** Writes a text in which nothing has to be escaped. */
  private void writePlain(XmlTag tag, String text) {
    xml.append(tag.start()).append(text).append(tag.end());
  }
}
