package io.github.autoscalinglocal.wire;

import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import io.github.autoscalinglocal.shape.Timestamps;
import io.github.autoscalinglocal.shape.WireEnum;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.xml.XmlFactory;
import tools.jackson.dataformat.xml.ser.ToXmlGenerator;

/**
 * Writes a record as one XML element, as its {@link RecordShape} says. Jackson's generator does the
 * writing; an {@code XmlMapper} on top of it, which would look at the classes again, made the first
 * answer a quarter of a second later.
 */
final class XmlBody {
  private static final XmlFactory XML =
      XmlFactory.builder()
          .xmlInputFactory(new WstxInputFactory())
          .xmlOutputFactory(new WstxOutputFactory())
          .build();

  private XmlBody() {}

  static void write(OutputStream out, String element, Record content) {
    try (ToXmlGenerator xml =
        (ToXmlGenerator) XML.createGenerator(ObjectWriteContext.empty(), out)) {
      xml.setNextName(new QName(element));
      writeStructure(xml, content);
    }
  }

  private static void writeStructure(ToXmlGenerator xml, Record structure) {
    xml.writeStartObject();
    for (RecordShape.Member member : RecordShape.of(structure.getClass()).members()) {
      Object value = member.of(structure);
      if (value == null) {
        continue;
      }
      xml.writeName(member.wireName());
      if (member.shape() instanceof ValueShape.ListOf list) {
        writeList(xml, list.item(), (List<?>) value);
      } else if (value instanceof Map<?, ?> map) {
        writeMap(xml, map);
      } else if (member.wholeSeconds()) {
        xml.writeString(Timestamps.wholeSeconds((Instant) value));
      } else {
        writeValue(xml, value);
      }
    }
    xml.writeEndObject();
  }

  private static void writeList(ToXmlGenerator xml, String item, List<?> elements) {
    xml.writeStartObject();
    for (Object element : elements) {
      xml.writeName(item);
      writeValue(xml, element);
    }
    xml.writeEndObject();
  }

  private static void writeMap(ToXmlGenerator xml, Map<?, ?> map) {
    xml.writeStartObject();
    map.forEach(
        (key, value) -> {
          xml.writeName("entry");
          xml.writeStartObject();
          xml.writeName("key");
          xml.writeString((String) key);
          xml.writeName("value");
          writeValue(xml, value);
          xml.writeEndObject();
        });
    xml.writeEndObject();
  }

  private static void writeValue(ToXmlGenerator xml, Object value) {
    if (value instanceof Record structure) {
      writeStructure(xml, structure);
    } else if (value instanceof Instant moment) {
      xml.writeString(Timestamps.milliseconds(moment));
    } else if (value instanceof WireEnum constant) {
      xml.writeString(constant.wire());
    } else {
      // Texts, numbers and booleans: XML spells them as Java does.
      xml.writeString(value.toString());
    }
  }
}
