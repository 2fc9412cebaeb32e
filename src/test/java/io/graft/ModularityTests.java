package io.graft;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The floor plan: which room may use which, and which room may touch which library. */
class ModularityTests {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.graft");

  @Test
  void roomsUseOnlyTheDoorsOfTheRoomsBelow() {
    ApplicationModules.of(Graft.class).verify();
  }

  @Test
  void networksAndTrainingKnowNoSpringAndNoSql() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.graft.network..", "io.graft.training..", "io.graft.backbone.input..")
        .and()
        .haveSimpleNameNotEndingWith("package-info")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void onlyTrainingTouchesDjl() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.graft.training..", "io.graft.backbone..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(CLASSES);
  }

  @Test
  void onlyInferenceAndWhatRunsOnnxInTheTrainerTouchOnnxRuntime() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.graft.inference..")
        .and()
        .haveSimpleNameNotStartingWith("OnnxFile")
        .and()
        .haveSimpleNameNotStartingWith("OnnxStages")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..")
        .check(CLASSES);
  }
}
