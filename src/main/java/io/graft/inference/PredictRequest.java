package io.graft.inference;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures as JSON. */
@Schema(example = PredictExamples.REQUEST)
record PredictRequest(@Nullable List<@Nullable Encoded> images, @Nullable Integer top) {

  /** The pictures, called by their name or else by their place. */
  List<Picture> pictures() {
    var pictures = new ArrayList<Picture>();
    for (var image : images == null ? List.<Encoded>of() : images) {
      var place = "images[%d]".formatted(pictures.size());
      pictures.add(image == null ? new Picture(place, new byte[0]) : image.picture(place));
    }
    return pictures;
  }

  /**
   * @param name what the answer calls the picture
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Encoded(
      @Nullable String name,
      @Schema(description = "the bytes of a JPEG, PNG, WebP, BMP or GIF")
          byte @Nullable [] base64) {

    /**
     * @param place what it is called without a name
     */
    Picture picture(String place) {
      return new Picture(name == null ? place : name, base64 == null ? new byte[0] : base64);
    }
  }
}
