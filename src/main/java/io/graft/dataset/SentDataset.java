package io.graft.dataset;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finished resumable upload that is to become a dataset. */
record SentDataset(
    @Schema(
            description = "the last part of the Location that the upload got",
            requiredMode = REQUIRED)
        @Nullable String upload,
    @Schema(maxLength = 200, requiredMode = REQUIRED) @Nullable String name,
    @Schema(allowableValues = "image", defaultValue = "image") @Nullable String modality) {

  UploadForm checked() {
    var form = new UploadForm(UploadForm.OF_SENT_DATASET);
    text(form, "upload", upload);
    text(form, "name", name);
    text(form, "modality", modality);
    form.check();
    return form;
  }

  static void text(UploadForm form, String field, @Nullable String text) {
    if (text != null) {
      form.text(field, text);
    }
  }
}
