package io.graft.training;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;

class BatchesTests {
  @Test
  void theBufferOfABatchIsFreedWithItsMemory() {
    var memory = NDManager.newBaseManager();
    var buffer = Batches.buffer(memory, 8);
    buffer.putDouble(1);

    memory.close();

    assertThatIllegalStateException().isThrownBy(() -> buffer.get(0)).withMessage("Already closed");
  }
}
