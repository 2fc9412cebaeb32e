package io.graft.inference;

import java.util.List;

record PredictAnswer(List<Prediction> predictions) {}
