package io.graft.evaluation;

import io.graft.evaluation.ModelComparison.Item;
import io.graft.evaluation.PairedAnswers.Pair;
import io.graft.evaluation.Pictures.Picture;
import io.graft.model.Models;
import io.graft.model.TrainedModel;
import io.graft.web.Problem;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds two models against each other that were measured on the same pictures. */
@Component
class Comparisons {
  private static final int MOST_ITEMS = 100;
  private static final double SIGNIFICANT = 0.05;

  private final Models models;
  private final Pictures pictures;

  Comparisons(Models models, Pictures pictures) {
    this.models = models;
    this.pictures = pictures;
  }

  ModelComparison compare(TrainedModel a, TrainedModel b) throws IOException {
    requireSameVersion(a, b);
    var answers =
        new PairedAnswers(
            HeldOutAnswers.read(models.answers(a), a.task()),
            HeldOutAnswers.read(models.answers(b), b.task()));
    requireSamePictures(answers);
    var counts = answers.counts();
    double pValue = McNemar.pValue(counts.onlyA(), counts.onlyB());
    return new ModelComparison(
        a.id().value(),
        b.id().value(),
        counts.examples(),
        counts.bothRight(),
        counts.onlyA(),
        counts.onlyB(),
        counts.bothWrong(),
        counts.accuracyA(),
        counts.accuracyB(),
        counts.difference(),
        DifferenceInterval.newcombe(counts),
        pValue,
        ModelComparison.TEST,
        pValue < SIGNIFICANT,
        confusionDifference(a.metrics().confusion(), b.metrics().confusion()),
        a.classes(),
        ComparedMetrics.of(a.metrics(), b.metrics()),
        items(a, answers.split(MOST_ITEMS)));
  }

  private List<Item> items(TrainedModel model, List<Pair> split) {
    var named = pictures.of(model, split.stream().map(pair -> pair.a().sample()).toList());
    return split.stream().map(pair -> item(model, pair, named.get(pair.a().sample()))).toList();
  }

  private static Item item(TrainedModel model, Pair pair, @Nullable Picture picture) {
    var truth = new Labels(model, pair.a().truths());
    var a = new Labels(model, pair.a().predictions());
    var b = new Labels(model, pair.b().predictions());
    return new Item(
        pair.a().sample(),
        picture == null ? null : picture.name(),
        truth.one(),
        a.one(),
        b.one(),
        truth.many(),
        a.many(),
        b.many(),
        picture == null ? null : picture.content());
  }

  private static List<List<Integer>> confusionDifference(
      List<List<Integer>> a, List<List<Integer>> b) {
    return IntStream.range(0, a.size())
        .mapToObj(
            truth ->
                IntStream.range(0, a.size())
                    .mapToObj(said -> b.get(truth).get(said) - a.get(truth).get(said))
                    .toList())
        .toList();
  }

  private static void requireSameVersion(TrainedModel a, TrainedModel b) {
    var ofA = a.provenance();
    var ofB = b.provenance();
    if (!ofA.dataset().equals(ofB.dataset())) {
      throw notComparable(
          "%s is of data set %s and %s of %s; train both on the same one"
              .formatted(a.id(), ofA.dataset(), b.id(), ofB.dataset()));
    }
    if (ofA.datasetVersion() != ofB.datasetVersion()) {
      throw notComparable(
          "%s is of version %d of data set %s and %s of version %d, whose pictures have other numbers; run one job again on the version of the other"
              .formatted(
                  a.id(), ofA.datasetVersion(), ofA.dataset(), b.id(), ofB.datasetVersion()));
    }
    if (!a.classes().equals(b.classes())) {
      throw notComparable("%s knows other classes than %s".formatted(a.id(), b.id()));
    }
  }

  private static void requireSamePictures(PairedAnswers answers) {
    if (!answers.a().sameSamples(answers.b())) {
      throw notComparable(
          "they were measured on other pictures of the version, one on %d and the other on %d"
              .formatted(answers.a().size(), answers.b().size()));
    }
    if (answers.a().size() == 0) {
      throw notComparable("they were measured on no picture at all");
    }
  }

  private static Problem notComparable(String why) {
    return Problem.unprocessable(
        "not-comparable", "models are compared on the same pictures: " + why);
  }
}
