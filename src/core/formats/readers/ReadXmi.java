import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.StringArrayFS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

/**
 * Reads XMI files with Apache UIMA, which shares no code with Goldspan:
 *
 *   java -cp uimaj-core.jar ReadXmi.java TypeSystem.xml one.xmi two.xmi
 *
 * Prints one JSON line per annotation of each file, in the order of UIMA's index: the file's place among those given, the
 * type, the offsets, the covered text, and the features that are strings, booleans, lists of strings or annotations; of
 * the latter the offsets. Everything outside ASCII is escaped.
 */
public class ReadXmi {
  public static void main(String[] arguments) throws Exception {
    TypeSystemDescription types =
        UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(arguments[0]));
    for (int file = 1; file < arguments.length; file++) {
      CAS cas = CasCreationUtils.createCas(types, null, null);
      try (InputStream content = new FileInputStream(arguments[file])) {
        XmiCasDeserializer.deserialize(content, cas);
      }
      for (AnnotationFS annotation : cas.getAnnotationIndex()) print(file - 1, annotation);
    }
  }

  private static void print(int file, AnnotationFS annotation) {
    List<String> fields = new ArrayList<>();
    fields.add("\"file\":" + file);
    fields.add("\"type\":" + quoted(annotation.getType().getShortName()));
    fields.add("\"begin\":" + annotation.getBegin());
    fields.add("\"end\":" + annotation.getEnd());
    fields.add("\"text\":" + quoted(annotation.getCoveredText()));
    for (Feature feature : annotation.getType().getFeatures()) {
      String value = valueOf(annotation, feature);
      if (value != null) fields.add(quoted(feature.getShortName()) + ":" + value);
    }
    System.out.println("{" + String.join(",", fields) + "}");
  }

  private static String valueOf(AnnotationFS annotation, Feature feature) {
    Type range = feature.getRange();
    if (range.getName().equals(CAS.TYPE_NAME_STRING)) {
      String value = annotation.getStringValue(feature);
      return value == null ? null : quoted(value);
    }
    if (range.getName().equals(CAS.TYPE_NAME_BOOLEAN)) return String.valueOf(annotation.getBooleanValue(feature));
    if (range.isPrimitive()) return null;
    FeatureStructure value = annotation.getFeatureValue(feature);
    if (value instanceof StringArrayFS) {
      List<String> items = new ArrayList<>();
      for (String item : ((StringArrayFS) value).toArray()) items.add(quoted(item));
      return "[" + String.join(",", items) + "]";
    }
    if (value instanceof AnnotationFS) {
      return "[" + ((AnnotationFS) value).getBegin() + "," + ((AnnotationFS) value).getEnd() + "]";
    }
    return null;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char unit : text.toCharArray()) {
      if (unit == '"' || unit == '\\') quoted.append('\\').append(unit);
      else if (unit < ' ' || unit > '~') quoted.append(String.format("\\u%04x", (int) unit));
      else quoted.append(unit);
    }
    return quoted.append('"').toString();
  }
}
