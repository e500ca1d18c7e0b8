package io.github.autoscalinglocal.wire;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import io.github.autoscalinglocal.shape.WireEnum;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializerBase;
import tools.jackson.dataformat.xml.XmlFactory;
import tools.jackson.dataformat.xml.XmlMapper;

/** Writes a record as one XML element, as its {@link RecordShape} says. */
final class XmlBody {
  private static final XmlMapper MAPPER = mapper();

  private XmlBody() {}

  static void write(OutputStream out, String element, Record content) {
    MAPPER.writer().withRootName(element).writeValue(out, content);
  }

  private static XmlMapper mapper() {
    WstxOutputFactory output = new WstxOutputFactory();
    // Texts of callers are checked when they come in, but an error message may quote a bad one.
    output.setProperty(
        WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER,
        new InvalidCharHandler.ReplacingHandler('\uFFFD'));
    XmlFactory factory =
        XmlFactory.builder()
            .xmlInputFactory(new WstxInputFactory())
            .xmlOutputFactory(output)
            .build();
    SimpleModule shapes =
        new SimpleModule("shapes")
            .addSerializer(Record.class, new RecordSerializer())
            .addSerializer(Instant.class, new InstantSerializer())
            .addSerializer(WireEnum.class, new WireEnumSerializer());
    return XmlMapper.builder(factory).addModule(shapes).build();
  }

  private static final class RecordSerializer extends ValueSerializer<Record> {
    @Override
    public void serialize(Record structure, JsonGenerator xml, SerializationContext context) {
      xml.writeStartObject();
      for (RecordShape.Member member : RecordShape.of(structure.getClass()).members()) {
        Object value = member.of(structure);
        if (value == null) {
          continue;
        }
        xml.writeName(member.wireName());
        if (member.shape() instanceof ValueShape.ListOf list) {
          writeList(list.item(), (List<?>) value, xml, context);
        } else if (member.wholeSeconds()) {
          xml.writeString(Timestamps.wholeSeconds((Instant) value));
        } else {
          context.writeValue(xml, value);
        }
      }
      xml.writeEndObject();
    }

    private static void writeList(
        String item, List<?> elements, JsonGenerator xml, SerializationContext context) {
      xml.writeStartObject();
      for (Object element : elements) {
        xml.writeName(item);
        context.writeValue(xml, element);
      }
      xml.writeEndObject();
    }
  }

  private static final class InstantSerializer extends ToStringSerializerBase {
    InstantSerializer() {
      super(Instant.class);
    }

    @Override
    public String valueToString(Object moment) {
      return Timestamps.milliseconds((Instant) moment);
    }
  }

  private static final class WireEnumSerializer extends ToStringSerializerBase {
    WireEnumSerializer() {
      super(WireEnum.class);
    }

    @Override
    public String valueToString(Object value) {
      return ((WireEnum) value).wire();
    }
  }
}
