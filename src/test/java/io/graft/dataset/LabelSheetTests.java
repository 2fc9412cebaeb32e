package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graft.network.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelSheetTests {
  private static LabelSheet read(String csv) throws BadArchive {
    var file = new EntryPath(List.of("data", "labels.csv"));
    return LabelSheetReader.read(file, csv.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Labels.Place> place(LabelSheet sheet, String path) {
    return sheet.place(new EntryPath(List.of(path.split("/"))));
  }

  @Test
  void aColumnLabelIsAClassification() throws BadArchive {
    var sheet = read("file,label\nimages/1.jpg,ant\n./images/2.jpg,bee\n");

    assertThat(sheet.task()).isEqualTo(Task.CLASSIFICATION);
    assertThat(place(sheet, "data/images/2.jpg"))
        .hasValue(Labels.Place.of(Optional.empty(), "bee"));
    assertThat(place(sheet, "data/3.jpg")).isEmpty();
  }

  @Test
  void aColumnLabelsMayNameManyOrNone() throws BadArchive {
    var sheet = read("Path,Labels,split\n1.jpg,dog; cat|dog,train\n2.jpg,,val\n");

    assertThat(sheet.task()).isEqualTo(Task.MULTI_LABEL);
    assertThat(place(sheet, "data/1.jpg"))
        .hasValue(new Labels.Place(Optional.of(Split.TRAIN), List.of("cat", "dog")));
    assertThat(place(sheet, "data/2.jpg"))
        .hasValue(new Labels.Place(Optional.of(Split.VAL), List.of()));
  }

  @Test
  void columnsOfZerosAndOnesAreLabels() throws BadArchive {
    var sheet = read("image,dog,cat,cow\n1.jpg,1,1,0\n2.jpg,0,0,0\n");

    assertThat(sheet.task()).isEqualTo(Task.MULTI_LABEL);
    assertThat(place(sheet, "data/1.jpg"))
        .hasValue(new Labels.Place(Optional.empty(), List.of("cat", "dog")));
    assertThat(sheet.named(List.of())).containsExactly("cat", "cow", "dog");
  }

  @Test
  void readsByteOrderMarksQuotesAndLinesOfWindows() throws BadArchive {
    var sheet = read("\uFEFFfile,label\r\n\"a, b.jpg\",\"the \"\"big\"\" one\"\r\n\r\nc\\d.jpg,ü");

    assertThat(place(sheet, "data/a, b.jpg"))
        .hasValue(Labels.Place.of(Optional.empty(), "the \"big\" one"));
    assertThat(place(sheet, "data/c/d.jpg")).hasValue(Labels.Place.of(Optional.empty(), "ü"));
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    refuses("", "labels.csv is empty");
    refuses("name,label^1.jpg,a", "no column 'file'");
    refuses("file^1.jpg", "it has none");
    refuses("file,kind^1.jpg,a", "it has kind");
    refuses("file,label,note^1.jpg,a,b", "it has label, note");
    refuses("file,dog,dog^1.jpg,1,1", "needs a name of its own");
    refuses(
        "file,dog,cat^1.jpg,1,yes",
        "line 2 of labels.csv has 'yes' for the class 'cat'; write 0 or 1");
    refuses("file,label^1.jpg,a^2.jpg,", "line 3 of labels.csv has no label");
    refuses("file,label^1.jpg,a,b", "line 2 of labels.csv has 3 values, and the first line 2");
    refuses(
        "file,label^1.jpg,a^^1.jpg,a", "line 4 of labels.csv names '1.jpg', and so does line 2");
    refuses("file,label^../1.jpg,a", "line 2 of labels.csv names '../1.jpg'");
    refuses("file,label^,a", "line 2 of labels.csv names no file");
    refuses(
        "file,label,split^1.jpg,a,dev",
        "line 2 of labels.csv has the split 'dev'; write train, val or test");
    refuses("file,label,split^1.jpg,a,val^2.jpg,a,", "line 3 of labels.csv has no split");
    refuses("file,label^\"1.jpg,a", "cannot be read as CSV");
  }

  private static void refuses(String csv, String sentence) {
    assertThatThrownBy(() -> read(csv.replace('^', '\n')))
        .isInstanceOf(BadArchive.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    var latin = "file,label\n1.jpg,für".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> LabelSheetReader.read(new EntryPath(List.of("labels.csv")), latin))
        .hasMessage("labels.csv is not text in UTF-8; save it as CSV with UTF-8");
  }
}
