package io.github.autoscalinglocal.wire;

import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import io.github.autoscalinglocal.shape.Timestamps;
import io.github.autoscalinglocal.shape.WireEnum;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamWriter2;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.dataformat.xml.XmlFactory;
import tools.jackson.dataformat.xml.ser.ToXmlGenerator;

/**
 * Writes a record as one XML element, as its {@link RecordShape} says. Jackson's generator does the
 * writing; an {@code XmlMapper} on top of it, which would look at the classes again, made the first
 * answer a quarter of a second later.
 *
 * <p>Lists and simple values, which are most elements, go to what the generator itself writes to,
 * between tags that were made before: that saves a third of the time.
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

  private final ToXmlGenerator xml;
  private final XMLStreamWriter2 raw;

  private XmlBody(ToXmlGenerator xml) {
    this.xml = xml;
    this.raw = (XMLStreamWriter2) xml.getStaxWriter();
  }

  static void write(Writer out, String element, Record content) {
    try (ToXmlGenerator xml =
        (ToXmlGenerator) XML.createGenerator(ObjectWriteContext.empty(), out)) {
      xml.setNextName(new QName(element));
      new XmlBody(xml).writeStructure(content);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(element + " cannot be written", e);
    }
  }

  private void writeStructure(Record structure) throws XMLStreamException {
    xml.writeStartObject();
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
        writeValue(member.wireName(), member.tag(), value);
      }
    }
    xml.writeEndObject();
  }

  private void writeList(XmlTag tag, ValueShape.ListOf list, List<?> elements)
      throws XMLStreamException {
    if (elements.isEmpty()) {
      raw.writeRaw(tag.empty());
      return;
    }
    raw.writeRaw(tag.start());
    for (Object element : elements) {
      writeValue(list.item(), list.itemTag(), element);
    }
    raw.writeRaw(tag.end());
  }

  private void writeMap(XmlTag tag, Map<?, ?> map) throws XMLStreamException {
    if (map.isEmpty()) {
      raw.writeRaw(tag.empty());
      return;
    }
    raw.writeRaw(tag.start());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      raw.writeRaw(ENTRY.start());
      writeValue("key", KEY, entry.getKey());
      writeValue("value", VALUE, entry.getValue());
      raw.writeRaw(ENTRY.end());
    }
    raw.writeRaw(tag.end());
  }

  private void writeValue(String name, XmlTag tag, Object value) throws XMLStreamException {
    if (value instanceof String text) {
      raw.writeRaw(tag.start());
      if (XmlText.isPlain(text)) {
        raw.writeRaw(text);
      } else {
        raw.writeCharacters(text);
      }
      raw.writeRaw(tag.end());
    } else if (value instanceof Record structure) {
      xml.writeName(name);
      writeStructure(structure);
    } else if (value instanceof Instant moment) {
      writePlain(tag, Timestamps.milliseconds(moment));
    } else if (value instanceof WireEnum constant) {
      writePlain(tag, constant.wire());
    } else {
      // Numbers and booleans: XML spells them as Java does.
      writePlain(tag, value.toString());
    }
  }

  /** Writes a text in which nothing has to be escaped. */
  private void writePlain(XmlTag tag, String text) throws XMLStreamException {
    raw.writeRaw(tag.start());
    raw.writeRaw(text);
    raw.writeRaw(tag.end());
  }
}
