package io.graft.dataset;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finished resumable upload that is to become a version of a dataset. */
record SentVersion(
    @Schema(
            description = "the last part of the Location that the upload got",
            requiredMode = REQUIRED)
        @Nullable String upload) {

  UploadForm checked() {
    var form = new UploadForm(UploadForm.OF_SENT_VERSION);
    SentDataset.text(form, "upload", upload);
    form.check();
    return form;
  }
}
