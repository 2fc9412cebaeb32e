package io.graft.training;

import java.util.concurrent.ExecutorService;

/** The pictures of a training, decoded, and the threads that draw them. */
record Pictures(Setup setup, PixelStore pixels, ExecutorService threads) {

  /** Draws them as an augmentation varies them. */
  Drawing drawing(Augmentation augmentation) {
    var input = setup.request().input();
    var augmenter = new Augmenter(input, augmentation, setup.plan().seed());
    return new Drawing(pixels, augmenter, threads, input.size());
  }

  /** Draws them as they are. */
  Drawing plain() {
    return drawing(Augmentation.GENTLE);
  }
}
