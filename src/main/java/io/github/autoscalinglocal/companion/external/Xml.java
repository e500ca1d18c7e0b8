package io.github.autoscalinglocal.companion.external;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An element of an answer, in EC2's dialect. */
record Xml(Element element) {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  /** The root of a document; empty if the text is none. */
  static Optional<Xml> parse(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(NO_DOCTYPE, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The default one prints what is wrong.
      builder.setErrorHandler(null);
      return Optional.of(
          new Xml(builder.parse(new InputSource(new StringReader(text))).getDocumentElement()));
    } catch (SAXException | IOException notXml) {
      return Optional.empty();
    } catch (ParserConfigurationException bug) {
      throw new IllegalStateException(bug);
    }
  }

  String name() {
    return element.getTagName();
  }

  Optional<Xml> child(String name) {
    return children(name).stream().findFirst();
  }

  /** What a member says; one that is empty says nothing. */
  Optional<String> text(String name) {
    return child(name)
        .map(each -> each.element.getTextContent().strip())
        .filter(text -> !text.isEmpty());
  }

  /** The items of a list. */
  List<Xml> items(String list) {
    return child(list).map(each -> each.children("item")).orElse(List.of());
  }

  List<Xml> children(String name) {
    List<Xml> found = new ArrayList<>();
    for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element child && child.getTagName().equals(name)) {
        found.add(new Xml(child));
      }
    }
    return found;
  }
}
