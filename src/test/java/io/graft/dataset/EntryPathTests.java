package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPathTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.png",
        "ants/../../a.png",
        "ants/..",
        "/etc/passwd",
        "//host/share/a.png",
        "C:/a.png",
        "c:a.png",
        "ants\\a.png",
        "..\\a.png",
        "ants/a\0.png",
        "ants/a\n.png"
      })
  void refusesANameThatCouldLeadOutOfTheArchive(String name) {
    assertThatExceptionOfType(BadArchive.class)
        .isThrownBy(() -> EntryPath.of(name))
        .matches(refused -> refused.type().equals("unsafe-archive"));
  }

  @Test
  void saysTheNameAndTheFix() {
    assertThatExceptionOfType(BadArchive.class)
        .isThrownBy(() -> EntryPath.of("../../etc/passwd"))
        .withMessage(
            "the name '../../etc/passwd' in the archive leads out of the archive; pack the folder itself with relative names joined by '/'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__MACOSX/ants/._a.png",
        "ants/.DS_Store",
        ".git/config",
        "ants/Thumbs.db",
        "ants/desktop.ini",
        "./"
      })
  void knowsClutter(String name) throws Exception {
    assertThat(EntryPath.of(name).isClutter()).isTrue();
  }

  @Test
  void writesOneNameInOneWay() throws Exception {
    assertThat(EntryPath.of("./ants//a.png").toString()).isEqualTo("ants/a.png");
    assertThat(EntryPath.of("bla\u0308tter/a..b.png"))
        .isEqualTo(EntryPath.of("bl\u00e4tter/a..b.png"));
  }
}
