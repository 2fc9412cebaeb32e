package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.network.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives whose pictures are labelled by a labels.csv. */
class SheetIngestionTests {
  private final ExecutorService decoders = Executors.newFixedThreadPool(2);
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    decoders.shutdownNow();
  }

  private void put(String name, int seed) {
    files.put(name, Drawn.png(seed));
  }

  private void sheet(String name, String csv) {
    files.put(name, csv.getBytes(StandardCharsets.UTF_8));
  }

  private Outcome ingest() throws IOException, InterruptedException {
    var file = Files.write(folder.resolve("archive"), Drawn.zip(files));
    return new Ingestion(DatasetPropertiesTests.with(Map.of()), decoders).run(file, folder);
  }

  private Outcome.Accepted accepted() throws IOException, InterruptedException {
    var outcome = ingest();
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return (Outcome.Accepted) outcome;
  }

  private String refused() throws IOException, InterruptedException {
    var outcome = ingest();
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).reason();
  }

  private void eightPictures() {
    for (int n = 0; n < 8; n++) {
      put("set/%d.png".formatted(n), n);
    }
  }

  @Test
  void picturesOfASheetNeedNoFolders() throws Exception {
    eightPictures();
    sheet(
        "set/labels.csv",
        "file,label\n0.png,a\n1.png,a\n2.png,a\n3.png,a\n4.png,b\n5.png,b\n6.png,b\n7.png,b\n");

    var accepted = accepted();

    assertThat(accepted.ready().task()).isEqualTo(Task.CLASSIFICATION);
    assertThat(accepted.ready().classes())
        .containsExactly(new ClassCounts("a", 2, 1, 1), new ClassCounts("b", 2, 1, 1));
    assertThat(accepted.skipped()).isEmpty();
  }

  @Test
  void aPictureHasManyLabelsOrNone() throws Exception {
    eightPictures();
    sheet(
        "set/labels.csv",
        "file,b,a\n0.png,1,1\n1.png,1,1\n2.png,0,1\n3.png,0,1\n4.png,1,0\n5.png,0,0\n6.png,0,0\n7.png,0,0\n");

    var accepted = accepted();

    assertThat(accepted.ready().task()).isEqualTo(Task.MULTI_LABEL);
    assertThat(accepted.samples().getFirst().labels()).containsExactly(0, 1);
    assertThat(accepted.samples().getLast().labels()).isEmpty();
    var samples = accepted.ready().samples();
    assertThat(samples.train() + samples.val() + samples.test()).isEqualTo(8);
    assertThat(accepted.ready().classes()).extracting(ClassCounts::total).containsExactly(4, 3);
    assertThat(accepted.ready().classes()).allMatch(counts -> counts.val() > 0);
  }

  @Test
  void theSheetsSplitsCount() throws Exception {
    eightPictures();
    sheet(
        "set/labels.csv",
        """
        file,labels,split
        0.png,a;b,train
        1.png,a,train
        2.png,,train
        3.png,b,val
        4.png,a,test
        """);

    var accepted = accepted();

    assertThat(accepted.ready().splitDrawn()).isFalse();
    assertThat(accepted.ready().samples()).isEqualTo(new SplitCounts(3, 1, 1));
    assertThat(accepted.skipped())
        .hasSize(3)
        .allSatisfy(s -> assertThat(s.reason()).isEqualTo("has no row in labels.csv; add one"));
  }

  @Test
  void saysWhichRowsHaveNoPicture() throws Exception {
    eightPictures();
    files.put("set/bad.png", "no picture".getBytes(StandardCharsets.UTF_8));
    sheet(
        "set/labels.csv",
        "file,labels\n0.png,a\n1.png,a\n2.png,b\n3.png,b\n4.png,\n5.png,\n6.png,\n7.png,\nbad.png,a\ngone.png,a\n");

    assertThat(accepted().skipped())
        .satisfiesExactly(
            bad -> assertThat(bad.reason()).startsWith("is not a picture"),
            gone -> {
              assertThat(gone.path()).isEqualTo("set/gone.png");
              assertThat(gone.reason())
                  .isEqualTo("is named in line 11 of labels.csv, and not in the archive");
            });
  }

  @Test
  void aCopyWithOtherLabelsIsNoSecondSample() throws Exception {
    eightPictures();
    put("set/copy.png", 0);
    sheet(
        "set/labels.csv",
        "file,labels\n0.png,a\n1.png,a\n2.png,b\n3.png,b\n4.png,\n5.png,\n6.png,\n7.png,\ncopy.png,b\n");

    assertThat(accepted().skipped())
        .containsExactly(
            new Skipped("set/copy.png", "is the same picture as set/0.png, whose labels count"));
  }

  @Test
  void equalSetsHaveEqualHashesWhateverTheSheetLooksLike() throws Exception {
    eightPictures();
    sheet("set/labels.csv", "file,a,b\n0.png,1,1\n1.png,1,1\n2.png,0,0\n3.png,1,0\n");
    var columns = accepted().ready().contentHash();
    sheet("set/labels.csv", "file,labels\n0.png,a;b\n1.png,b;a\n2.png,\n3.png,a\n");
    var names = accepted().ready().contentHash();
    sheet("set/labels.csv", "file,labels\n0.png,a;b\n1.png,b;a\n2.png,a\n3.png,a\n");

    assertThat(names).isEqualTo(columns).isNotEqualTo(accepted().ready().contentHash());
  }

  @Test
  void refusesASheetThatNamesNothingThatIsThere() throws Exception {
    eightPictures();
    sheet("set/labels.csv", "file,label\nset/0.png,a\nset/1.png,b\n");

    assertThat(refused()).startsWith("labels.csv names no picture of the archive that can be read");
  }

  @Test
  void refusesClassesThatCannotBeLearned() throws Exception {
    eightPictures();
    sheet("set/labels.csv", "file,a,b\n0.png,1,0\n1.png,1,0\n2.png,0,0\n");
    assertThat(refused())
        .isEqualTo(
            "the class 'b' has no picture that can be read; see what was skipped, and mend or remove the class");

    sheet("set/labels.csv", "file,a,b\n0.png,1,0\n1.png,1,0\n2.png,0,1\n");
    assertThat(refused()).startsWith("the class 'b' has one picture; at least two are needed");

    sheet(
        "set/labels.csv",
        "file,labels,split\n0.png,a,train\n1.png,a,val\n2.png,b,val\n3.png,b,val\n");
    assertThat(refused())
        .isEqualTo(
            "val has the class 'b' that train lacks; give 'b' rows of the split train, or remove it");
  }

  @Test
  void refusesASheetWithMistakes() throws Exception {
    eightPictures();
    sheet("set/labels.csv", "file,a,b\n0.png,1,maybe\n");

    assertThat(refused())
        .isEqualTo("line 2 of labels.csv has 'maybe' for the class 'b'; write 0 or 1");
  }

  @Test
  void aSheetBesideThePicturesIsNotOne() throws Exception {
    files.putAll(Drawn.folders(2, "ants", "bees"));
    sheet("notes/labels.csv", "file,label\n");

    assertThat(accepted().skipped())
        .containsExactly(
            new Skipped(
                "notes/labels.csv",
                "lies beside pictures; move it to the folder that holds all of them"));
  }

  @Test
  void theHighestSheetCounts() throws Exception {
    eightPictures();
    sheet("set/deep/labels.csv", "nonsense");
    sheet("set/labels.csv", "file,labels\n0.png,a\n1.png,a\n2.png,b\n3.png,b\n");

    assertThat(accepted().skipped())
        .contains(new Skipped("set/deep/labels.csv", "lies below another labels.csv, which counts"))
        .hasSize(List.of("4", "5", "6", "7", "deep").size());
  }
}
